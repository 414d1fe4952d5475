import type { EventKind, PairingEvent } from '../domain/pairing/event.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import { SendAgain } from '../ports/sessions.ts';

/** The version of each kind's shape that this code writes and folds. A change of shape raises it and adds a step to `LIFTS`. */
export const EVENT_VERSIONS: Readonly<Record<EventKind, number>> = {
  'session-drafted': 1,
  'session-opened': 1,
  'pairing-started': 1,
  'pairing-paused': 1,
  'session-closing': 1,
  'session-closed': 1,
  'rules-changed': 1,
  'announcement-made': 1,
  'announcement-withdrawn': 1,
  'act-undone': 1,
  'place-opened': 1,
  'place-closed': 1,
  'place-added': 1,
  'participant-expected': 1,
  'participant-checked-in': 1,
  'participant-available': 1,
  'participant-paused': 1,
  'participant-left': 1,
  'participant-leaving': 1,
  'delegate-changed': 1,
  'badge-changed': 1,
  'answer-time-changed': 1,
  'wish-kept': 1,
  'participant-unreachable': 1,
  'participant-reachable': 1,
  'commitments-changed': 1,
  'forbidden-added': 1,
  'target-reached': 1,
  'round-run': 1,
  'offer-made': 2,
  'offer-accepted': 1,
  'answer-extended': 1,
  'offer-passed': 1,
  'offer-declined': 1,
  'offer-deferred': 1,
  'offer-expired': 1,
  'offer-withdrawn': 1,
  'offer-confirmed': 1,
  'place-assigned': 1,
  'place-lost': 1,
  'summons-warned': 1,
  'delay-announced': 1,
  'way-asked': 1,
  arrived: 1,
  'no-show-claimed': 1,
  'no-show-claim-answered': 1,
  'no-show-recorded': 1,
  'meeting-begun': 1,
  'done-said': 1,
  'more-time-asked': 1,
  'meeting-extended': 1,
  'meeting-ended': 1,
  'meeting-moved': 1,
  'meeting-cancelled': 1,
  'meeting-restored': 1,
  'words-taken-back': 1,
  'interpreter-joined': 1,
  'interpreter-free': 1,
  'interpreter-paused': 1,
  'interpreter-leaving': 1,
  'interpreter-left': 1,
  'interpreter-wish-kept': 1,
  'interpreter-unreachable': 1,
  'interpreter-reachable': 1,
  'interpreter-promised': 1,
  'interpreter-assigned': 1,
  'interpreter-lost': 1,
  'interpreter-arrived': 1,
  'outcome-recorded': 1,
  'outcome-confirmed': 1,
};

/** One step up: from the version that names it to the next. */
type Lift = (event: PairingEvent) => PairingEvent;

/** Steps by kind and by the version that they lift from. */
const LIFTS: Partial<Record<EventKind, Readonly<Record<number, Lift>>>> = {
  'offer-made': { 1: (event) => (event.kind === 'offer-made' ? { ...event, interpreter: null } : event) },
};

/**
 * An event of a kind or version that this code does not know: it is refused before it is folded, never dropped. A node that knows it conducts the session
 * as soon as there is one: whoever asked for something may send it again.
 */
export class UnreadableEvent extends SendAgain {
  readonly sequence: number;

  constructor({ sequence, version, event }: LoggedEvent) {
    super(`event ${sequence} is ${event.kind} version ${version}, which this version of the program does not read`);
    this.sequence = sequence;
  }
}

/** Whether this code folds the event, lifted or as it is. */
export function isReadable({ version, event: { kind } }: LoggedEvent, lifts = LIFTS): boolean {
  if (!Object.hasOwn(EVENT_VERSIONS, kind)) return false;
  for (let from = version; from < EVENT_VERSIONS[kind]; from++) if (!lifts[kind]?.[from]) return false;
  return version <= EVENT_VERSIONS[kind];
}

/** The event in the shape that this code folds, lifted step by step; throws `UnreadableEvent`. */
export function inCurrentShape(logged: LoggedEvent, lifts = LIFTS): LoggedEvent {
  if (!isReadable(logged, lifts)) throw new UnreadableEvent(logged);
  const { kind } = logged.event;
  let lifted = logged;
  while (lifted.version < EVENT_VERSIONS[kind]) {
    const event = lifts[kind]![lifted.version]!(lifted.event);
    lifted = { ...lifted, version: lifted.version + 1, event };
  }
  return lifted;
}
