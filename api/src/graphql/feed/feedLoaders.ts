import { minutesAfter, type Instant } from '../../domain/kernel/time.ts';
import type { PairingEvent } from '../../domain/pairing/event.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { createLoaders, createPrivateLoaders, type Loaders } from '../loaders.ts';

/** Names and texts are read again after this. */
const REMEMBERED_MINUTES = 1;

/** The loaders of all feeds of this node: rows say the same to everybody, and what may be seen of them is decided by the resolvers. */
export class FeedLoaders {
  readonly #ports: Ports;
  #shared: Loaders;
  #until: Instant = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#shared = createLoaders(ports);
  }

  /** PA96, PA97: whose name or number has changed is read anew by the items that tell of it, and by all that follow. */
  heard(event: PairingEvent, session: Session): void {
    if (event.kind !== 'delegate-changed' && event.kind !== 'badge-changed') return;
    const changed = session.participants.get(event.participant);
    if (changed) this.#shared.person.clear(changed.person);
  }

  /** Reads everything anew: nobody on this node has listened to a session until now, and heard what changed. */
  renew(): void {
    this.#until = 0;
  }

  /** For one item: what an event itself may have changed (notes, consents, contacts) is read for it alone. */
  ofItem(): Loaders {
    const now = this.#ports.clock.now();
    if (now >= this.#until) {
      this.#shared = createLoaders(this.#ports);
      this.#until = minutesAfter(now, REMEMBERED_MINUTES);
    }
    return { ...this.#shared, ...createPrivateLoaders(this.#ports) };
  }
}
