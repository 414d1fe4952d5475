import type { ParticipantId } from '../kernel/id.ts';
import { SECOND } from '../kernel/time.ts';
import { concernedBy } from '../pairing/concerned.ts';
import type { PairingEvent } from '../pairing/event.ts';
import { evolve } from '../pairing/evolve.ts';
import type { EventOf } from '../pairing/fold.ts';
import type { Meeting } from '../pairing/meeting.ts';
import type { Participant } from '../pairing/participant.ts';
import type { Session } from '../pairing/session.ts';
import { withEntry } from './entries.ts';
import { withPassed, withWaited } from './fairness.ts';
import { emptyFigures, emptyGroup, type Figures, type GroupFigures } from './figures.ts';
import { withFreed } from './freePlaces.ts';
import { minutesUntil, withWaits } from './minutes.ts';
import { countedOutcome, isSigning, sumsAfter } from './outcomeSum.ts';

/** An event between the session before it and the one after it. */
export interface Happening {
  before: Session;
  event: PairingEvent;
  after: Session;
}

/** A session together with its figures, folded event by event. */
export interface Told {
  session: Session;
  figures: Figures;
}

/** A session of which nothing has been told yet, with its figures. */
export function nothingTold(session: Session): Told {
  return { session, figures: emptyFigures() };
}

/** A session and its figures after one more event: what a node keeps once a session. */
export function toldAfter({ session, figures }: Told, event: PairingEvent): Told {
  const after = evolve(session, event);
  return { session: after, figures: figuresAfter(figures, { before: session, event, after }) };
}

/** The same but for FI11, which no board shows and which costs as much as people wait: for whoever folds a whole day to look at it. */
export function boardToldAfter({ session, figures }: Told, event: PairingEvent): Told {
  const after = evolve(session, event);
  return { session: after, figures: figuresAfter(figures, { before: session, event, after }, nobodyPassed) };
}

const nobodyPassed: typeof withPassed = (fairness) => fairness;

/** FI1 to FI8: the figures after an event. Costs what the event changed, whatever the session's size. */
export function figuresAfter(figures: Figures, happening: Happening, passes = withPassed): Figures {
  const { before, event, after } = happening;
  const timed = minutesUntil(figures, before, event.at);
  const counted = concernedBy(event, after).reduce(
    (kept, id) => withPerson(kept, before.participants.get(id), after.participants.get(id)),
    withMoved(timed, happening),
  );
  const freePlaces = withFreed(counted.freePlaces, event, happening);
  return withFact(freePlaces === counted.freePlaces ? counted : { ...counted, freePlaces }, happening, passes);
}

/** A check-in may bring somebody back on another side or at another venue: the group of before loses, the group of now gains. */
function withPerson(figures: Figures, before: Participant | undefined, after: Participant | undefined): Figures {
  if (before === after) return figures;
  const left = before ? withGroup(figures, before, (group) => counted(group, before, -1)) : figures;
  const came = after ? withGroup(left, after, (group) => counted(group, after, 1)) : left;
  const hadSecond = (before?.meetings ?? 0) >= 2;
  const hasSecond = (after?.meetings ?? 0) >= 2;
  const change = Number(hasSecond) - Number(hadSecond);
  return change === 0 ? came : { ...came, withSecondMeeting: came.withSecondMeeting + change };
}

function counted(group: GroupFigures, { state, reachable }: Participant, times: 1 | -1): GroupFigures {
  const isHere = state !== 'EXPECTED' && state !== 'LEFT';
  return {
    ...group,
    counts: { ...group.counts, [state]: group.counts[state] + times },
    unreachable: group.unreachable + (isHere && !reachable ? times : 0),
  };
}

function withGroup(
  figures: Figures,
  { venue, side }: Pick<Participant, 'venue' | 'side'>,
  change: (group: GroupFigures) => GroupFigures,
): Figures {
  const at = figures.groups.findIndex((group) => group.venue === venue && group.side === side);
  if (at >= 0) return { ...figures, groups: figures.groups.with(at, change(figures.groups[at]!)) };
  return { ...figures, groups: [...figures.groups, change(emptyGroup(venue, side))] };
}

/** FI3: a wait ends with the confirmed pair; read before the event, while it is still known. */
function withMoved(figures: Figures, { before, event }: Happening): Figures {
  if (event.kind !== 'offer-confirmed') return figures;
  const offer = before.offers.get(event.offer)!;
  return [offer.exhibitor, offer.buyer].reduce((kept, id) => withWait(kept, before, { id, at: event.at }), figures);
}

function withWait(figures: Figures, before: Session, { id, at }: { id: ParticipantId; at: number }): Figures {
  const person = before.participants.get(id)!;
  const seconds = (at - (person.waitingSince ?? at)) / SECOND;
  const next = withGroup(figures, person, (group) => ({ ...group, waits: group.waits.add(seconds) }));
  return { ...withWaits(next, { at, seconds }), fairness: withWaited(next.fairness, person, at) };
}

function withFact(figures: Figures, happening: Happening, passes: typeof withPassed): Figures {
  const { event } = happening;
  switch (event.kind) {
    case 'participant-checked-in':
      return { ...figures, entries: withEntry(figures.entries, event) };
    case 'round-run':
      return { ...figures, rounds: figures.rounds + 1 };
    case 'offer-made': {
      const fairness = passes(figures.fairness, happening.before, event);
      return withOffer({ ...figures, fairness }, 'made');
    }
    case 'offer-confirmed':
      return withOffer(figures, 'confirmed');
    case 'offer-declined':
    case 'offer-deferred':
      return withOffer(figures, 'declined');
    case 'offer-expired':
      return withOffer(figures, 'expired');
    case 'offer-withdrawn':
      return withOffer(figures, 'withdrawn');
    case 'meeting-begun':
      return withMeetings(figures, { begun: 1, running: 1 });
    case 'meeting-ended':
      return withMeetings(
        figures,
        event.absent === null ? { running: -1, held: 1 } : { running: -1, begun: -1, noShows: 1 },
      );
    case 'no-show-recorded':
      return withMeetings(figures, { noShows: 1 });
    case 'meeting-cancelled':
      return withMeetings(figures, isOwnDoing(event) ? { calledOff: 1 } : {});
    case 'meeting-restored':
      return withMeetings(figures, event.state === 'IN_PROGRESS' ? { running: 1, held: -1 } : {});
    case 'outcome-recorded':
    case 'outcome-confirmed':
      return withOutcome(
        figures,
        happening.before.meetings.get(event.meeting)!,
        happening.after.meetings.get(event.meeting)!,
      );
    default:
      return figures;
  }
}

function withOffer(figures: Figures, field: keyof Figures['offers']): Figures {
  return { ...figures, offers: { ...figures.offers, [field]: figures.offers[field] + 1 } };
}

function withMeetings(figures: Figures, changes: Partial<Figures['meetings']>): Figures {
  const meetings = { ...figures.meetings };
  for (const field of Object.keys(changes) as (keyof typeof meetings)[]) meetings[field] += changes[field]!;
  return { ...figures, meetings };
}

/** FI4: a pair that staff, a commitment or the end of the session called off says nothing of people's reliability. */
function isOwnDoing({ cause }: EventOf<'meeting-cancelled'>): boolean {
  return cause === 'left' || cause === 'called-off';
}

function withOutcome(figures: Figures, before: Meeting, after: Meeting): Figures {
  const [was, is] = [countedOutcome(before), countedOutcome(after)];
  const kinds = { ...figures.outcomesByKind };
  if (was) kinds[was.kind] -= 1;
  if (is) kinds[is.kind] += 1;
  return {
    ...figures,
    outcomes: sumsAfter(figures.outcomes, was, is),
    outcomesByKind: kinds,
    signings: figures.signings + Number(isSigning(after)) - Number(isSigning(before)),
  };
}
