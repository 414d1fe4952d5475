import type { SessionId } from '../../domain/kernel/id.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { Tape } from './tape.ts';

/** Sessions whose days are at hand on this node, and for how long after the last look. */
const MOST_KEPT = 4;
const IDLE_MS = 10 * 60_000;

/** Whoever asks how far the reading is waits this long for its end. */
const PATIENCE_MS = 250;

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
    const tape = this.#tape(session);
    await tape.reached(head);
    return tape;
  }

  /** How many events of the day have been read, told at its end or after a moment: the reading goes on meanwhile. */
  async read({ session, head }: Pick<Session, 'session' | 'head'>): Promise<number> {
    const tape = this.#tape(session);
    let cancel = () => {};
    const patience = new Promise<void>((over) => (cancel = this.#clock.at(this.#clock.now() + PATIENCE_MS, over)));
    try {
      await Promise.race([tape.reached(head), patience]);
    } finally {
      cancel();
    }
    return Math.min(head, tape.head);
  }

  /** Forgets every day. */
  close(): void {
    for (const { cancel } of this.#kept.values()) cancel();
    this.#kept.clear();
  }

  #tape(session: SessionId): Tape {
    const tape = this.#kept.get(session)?.tape ?? new Tape(session, this.#sessions);
    this.#keep(session, tape);
    return tape;
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
