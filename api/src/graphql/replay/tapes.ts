import type { SessionId } from '../../domain/kernel/id.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { Tape } from './tape.ts';

/** Sessions whose days are at hand on this node, and for how long after the last look. */
const MOST_KEPT = 4;
const IDLE_MS = 10 * 60_000;

/** The days that are looked at again on this node, each folded once. */
export class Tapes {
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  readonly #kept = new Map<SessionId, { tape: Tape; cancel: () => void }>();

  constructor({ sessions, clock }: { sessions: Sessions; clock: Clock }) {
    this.#sessions = sessions;
    this.#clock = clock;
  }

  /** The day of a session, at least as far as it is committed when it is asked for. */
  async of({ session, head }: Pick<Session, 'session' | 'head'>): Promise<Tape> {
    const known = this.#kept.get(session);
    const tape = known?.tape ?? new Tape(session, this.#sessions);
    this.#keep(session, tape);
    await tape.reached(head);
    return tape;
  }

  /** Forgets every day. */
  close(): void {
    for (const { cancel } of this.#kept.values()) cancel();
    this.#kept.clear();
  }

  #keep(session: SessionId, tape: Tape): void {
    this.#forget(session);
    const cancel = this.#clock.at(this.#clock.now() + IDLE_MS, () => this.#forget(session));
    this.#kept.set(session, { tape, cancel });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#forget(oldest.value);
  }

  #forget(session: SessionId): void {
    this.#kept.get(session)?.cancel();
    this.#kept.delete(session);
  }
}
