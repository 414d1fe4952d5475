import type { SessionId } from '../domain/kernel/id.ts';
import type { Bell } from '../ports/bell.ts';

type Heard = (session: SessionId, head: number) => void;

/** The doorbell inside one process: every ring is heard by all, on a later turn, as between nodes. */
export class MemoryBell implements Bell {
  readonly #listeners = new Set<Heard>();

  ring(session: SessionId, head: number): void {
    queueMicrotask(() => {
      for (const heard of this.#listeners) heard(session, head);
    });
  }

  onRing(heard: Heard): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
