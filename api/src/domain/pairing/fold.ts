import type { EventKind, PairingEvent } from './event.ts';
import type { Session } from './session.ts';

/** The event of one kind. */
export type EventOf<Kind extends EventKind> = Extract<PairingEvent, { kind: Kind }>;

/** How each kind of event is recorded. */
export type Folds<Kind extends EventKind> = {
  readonly [K in Kind]: (session: Session, event: EventOf<K>) => Session;
};
