import { minutesAfter, type Instant } from '../../domain/kernel/time.ts';
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
