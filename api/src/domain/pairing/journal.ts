import type { Instant } from '../kernel/time.ts';
import { evolve } from './evolve.ts';
import type { Actor, PairingEvent, PairingFact } from './event.ts';
import type { Session } from './session.ts';

/** What a decision takes from outside the session. */
export interface Means {
  now: Instant;
  newId: () => string;
}

/**
 * What happens while one command is decided: each fact that is written is folded at once, so that the next rule reads the session as it has become.
 * A command that is refused leaves its journal behind and nothing has changed.
 */
export class Journal {
  readonly #means: Means;
  readonly actor: Actor;
  readonly events: PairingEvent[] = [];
  session: Session;

  constructor(session: Session, actor: Actor, means: Means) {
    this.session = session;
    this.actor = actor;
    this.#means = means;
  }

  /** PA3: the moment of the decision, never before the last event. */
  get now(): Instant {
    return Math.max(this.#means.now, this.session.asOf);
  }

  newId<Id extends string>(): Id {
    return this.#means.newId() as Id;
  }

  write(fact: PairingFact): void {
    const event: PairingEvent = { at: this.now, actor: this.actor, ...fact };
    this.session = evolve(this.session, event);
    this.events.push(event);
  }
}
