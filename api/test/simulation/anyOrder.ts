import { fc } from '../builders/property.ts';
import type { DeedId, InterpreterId, MeetingId, OfferId, ParticipantId, PlaceId } from '../../src/domain/kernel/id.ts';
import { SIDES, otherSide, type Side } from '../../src/domain/kernel/side.ts';
import { minutesAfter, secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { CommandKind, Order, OrderOf } from '../../src/domain/pairing/command.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { HENGQIN, MACAO, REASON, draft, facts, interpreterFacts, place } from '../builders/pairing.ts';

/** An order as it is drawn: its kind, which of the things that exist it is about, and a number that settles the rest. */
export interface Drawn {
  kind: CommandKind;
  which: number;
  other: number;
  number: number;
  /** How long it waits before it is asked. */
  seconds: number;
}

type Make<Kind extends CommandKind> = (draw: Pick<Drawn, 'number'> & Things) => OrderOf<Kind>;

interface Things {
  now: Instant;
  participant: ParticipantId;
  exhibitor: ParticipantId;
  buyer: ParticipantId;
  /** Mostly one of the same organisation as the participant. */
  colleague: ParticipantId;
  offer: OfferId;
  meeting: MeetingId;
  place: PlaceId;
  interpreter: InterpreterId;
  deed: DeedId;
  otherMeeting: MeetingId;
}

const FIT = { score: 0.5, reasons: [] };
const reason = REASON;

const MAKE: { readonly [Kind in CommandKind]: Make<Kind> } = {
  'draft-session': () => draft() as OrderOf<'draft-session'>,
  'open-session': () => ({ kind: 'open-session', reason }),
  'start-pairing': () => ({ kind: 'start-pairing', reason }),
  'pause-pairing': ({ now, number }) => ({ kind: 'pause-pairing', until: until(now, number), reason }),
  'close-session': () => ({ kind: 'close-session', reason }),
  'change-rules': ({ number }) => ({
    kind: 'change-rules',
    rules: { meetingMinutes: number % 12, overbooking: 1 + (number % 3) },
    reason,
  }),
  announce: () => ({ kind: 'announce', announcement: REASON, reason }),
  'close-place': ({ place }) => ({ kind: 'close-place', place, reason }),
  'open-place': ({ place }) => ({ kind: 'open-place', place, reason }),
  'add-place': ({ number }) => ({ kind: 'add-place', place: place('table', 1 + (number % 5)), reason }),
  'close-places': ({ place }) => ({ kind: 'close-places', places: [place], reason }),
  'open-places': ({ place }) => ({ kind: 'open-places', places: [place], reason }),
  substitute: (draw) => ({ kind: 'substitute', leaves: draw.participant, pair: pairOf(draw), reason }),
  'swap-tables': ({ meeting, otherMeeting }) => ({ kind: 'swap-tables', meeting, other: otherMeeting, reason }),
  undo: ({ deed }) => ({ kind: 'undo', deed }),
  'pair-by-hand': (draw) => ({ kind: 'pair-by-hand', pair: pairOf(draw), reason }),
  'move-meeting': ({ meeting, place }) => ({ kind: 'move-meeting', meeting, place, reason }),
  'cancel-meeting': ({ meeting }) => ({ kind: 'cancel-meeting', meeting, reason }),
  'withdraw-offer': ({ offer }) => ({ kind: 'withdraw-offer', offer, reason }),
  expect: ({ number }) => ({ kind: 'expect', facts: somebody(number) }),
  'check-in': ({ number }) => ({ kind: 'check-in', facts: somebody(number) }),
  'become-available': ({ participant }) => ({ kind: 'become-available', participant }),
  pause: ({ participant, now, number }) => ({
    kind: 'pause',
    participant,
    until: until(now, number),
    why: number % 4 ? 'wish' : 'busy',
  }),
  'change-delegate': ({ participant, number }) => ({
    kind: 'change-delegate',
    participant,
    languages: number % 2 ? ['pt'] : ['yue', 'en'],
  }),
  'change-badge': ({ participant }) => ({ kind: 'change-badge', participant }),
  'change-answer-time': ({ participant, number }) => ({
    kind: 'change-answer-time',
    participant,
    answerSeconds: number % 3 ? number * 5 : null,
  }),
  'plan-leaving': ({ participant, now, number }) => ({ kind: 'plan-leaving', participant, at: until(now, number) }),
  leave: ({ participant, number }) => ({ kind: 'leave', participant, when: number % 2 ? 'at-once' : 'at-end' }),
  'mark-unreachable': ({ participant }) => ({ kind: 'mark-unreachable', participant }),
  'mark-reachable': ({ participant }) => ({ kind: 'mark-reachable', participant }),
  'change-commitments': ({ participant, now, number }) => ({
    kind: 'change-commitments',
    participant,
    commitments:
      number % 3 ? [{ from: minutesAfter(now, number), to: minutesAfter(now, number + 9), venue: null }] : [],
  }),
  forbid: ({ participant, number }) => ({
    kind: 'forbid',
    participant,
    forbidden: { organisation: somebody(number).organisation, cause: 'blocked' },
  }),
  'propose-pairs': (draw) => ({
    kind: 'propose-pairs',
    asOf: 0,
    pairs: [pairOf(draw)],
    certificate: { weight: 1, bound: 1, gap: 0, weightsVersion: 'any', digest: 'any' },
  }),
  'accept-offer': ({ offer, participant }) => ({ kind: 'accept-offer', offer, participant }),
  'decline-offer': ({ offer, participant }) => ({ kind: 'decline-offer', offer, participant, reason: null }),
  'defer-offer': ({ offer, participant }) => ({ kind: 'defer-offer', offer, participant }),
  'extend-answer': ({ offer, participant }) => ({ kind: 'extend-answer', offer, participant }),
  'give-offer': ({ offer, participant, colleague }) => ({ kind: 'give-offer', offer, participant, to: colleague }),
  arrive: ({ meeting, participant }) => ({ kind: 'arrive', meeting, participant }),
  'announce-delay': ({ meeting, participant, number }) => ({
    kind: 'announce-delay',
    meeting,
    participant,
    minutes: number % 14,
  }),
  'ask-way': ({ meeting, participant }) => ({ kind: 'ask-way', meeting, participant }),
  'report-no-show': ({ meeting, participant }) => ({ kind: 'report-no-show', meeting, participant }),
  'end-meeting': ({ meeting, participant, number }) => ({
    kind: 'end-meeting',
    meeting,
    participant: number % 4 ? participant : null,
    reason,
  }),
  'extend-meeting': ({ meeting, participant, number }) => ({
    kind: 'extend-meeting',
    meeting,
    participant: number % 4 ? participant : null,
    reason,
  }),
  'record-outcome': ({ meeting, participant, number }) => ({
    kind: 'record-outcome',
    meeting,
    participant,
    outcome: {
      kind: 'contract',
      amount: String(number - 2),
      currency: 'MOP',
      followUpOn: null,
      note: null,
      publish: false,
    },
  }),
  'confirm-outcome': ({ meeting, participant }) => ({ kind: 'confirm-outcome', meeting, participant }),
  interpret: ({ number }) => ({ kind: 'interpret', facts: someInterpreter(number) }),
  'pause-interpreting': ({ interpreter, now, number }) => ({
    kind: 'pause-interpreting',
    interpreter,
    until: until(now, number),
  }),
  'leave-interpreting': ({ interpreter, now, number }) => ({
    kind: 'leave-interpreting',
    interpreter,
    at: number % 2 ? until(now, number) : null,
    when: number % 3 ? 'at-once' : 'at-end',
  }),
  'mark-interpreter-unreachable': ({ interpreter }) => ({ kind: 'mark-interpreter-unreachable', interpreter }),
  'mark-interpreter-reachable': ({ interpreter }) => ({ kind: 'mark-interpreter-reachable', interpreter }),
  'arrive-to-interpret': ({ meeting, interpreter }) => ({ kind: 'arrive-to-interpret', meeting, interpreter }),
  'report-interpreter-missing': ({ meeting, participant, number }) => ({
    kind: 'report-interpreter-missing',
    meeting,
    participant: number % 2 ? participant : null,
  }),
  'assign-interpreter': ({ meeting, interpreter }) => ({ kind: 'assign-interpreter', meeting, interpreter, reason }),
  'pass-time': () => ({ kind: 'pass-time' }),
};

/** Orders that bring a session forward come more often, so that what is drawn gets somewhere. */
const OFTEN: readonly CommandKind[] = [
  'check-in',
  'become-available',
  'propose-pairs',
  'accept-offer',
  'arrive',
  'interpret',
  'pass-time',
];
const KINDS = Object.keys(MAKE).filter((kind) => kind !== 'close-session') as CommandKind[];

/** Any order of any kind, about anything. */
export const anyDraw: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.oneof(
    { weight: 1_500, arbitrary: fc.constantFrom(...OFTEN) },
    { weight: 1_000, arbitrary: fc.constantFrom(...KINDS) },
    { weight: 1, arbitrary: fc.constant('close-session' as const) },
  ),
  which: fc.nat({ max: 40 }),
  other: fc.nat({ max: 40 }),
  number: fc.nat({ max: 40 }),
  seconds: fc.oneof(fc.constant(0), fc.nat({ max: 15 }), fc.nat({ max: 240 })),
});

/**
 * The order that a draw means in a session as it is. Mostly it is about what is going on and about one of the two whom it concerns, and where nothing of
 * the kind goes on, it is the order that leads there; now and then it is about anything.
 */
export function orderOf(draw: Drawn, session: Session, now: Instant): Order {
  const { which, other, number } = draw;
  const isWild = number % 8 === 0;
  const kind = isWild ? draw.kind : towards(draw.kind, session);
  const offer = pick(isWild ? [...session.offers.keys()] : [...session.liveOffers.keys()], which);
  const meeting = pick(isWild ? [...session.meetings.keys()] : [...session.liveMeetings.keys()], which);
  const everybody = [...session.participants.keys()];
  const [exhibitor, buyer] = SIDES.map((side, at) =>
    pick(isWild ? everybody : freeOn(session, side), at ? other : which),
  );
  const asked = (!isWild && concerned(kind, session, { offer, meeting, other })) || pick(everybody, which);
  const colleague = colleagueOf(session, asked, other) ?? pick(everybody, other);
  const isTeamwork = number % 5 === 1 && BY_COLLEAGUES.includes(kind);
  const make = MAKE[kind] as Make<CommandKind>;
  return make({
    now,
    number,
    participant: isTeamwork ? colleague : asked,
    colleague,
    exhibitor: exhibitor!,
    buyer: buyer!,
    offer,
    meeting,
    place: pick([...session.places.keys()], which),
    interpreter:
      (!isWild && session.meetings.get(meeting)?.interpreter) || pick([...session.interpreters.keys()], other),
    otherMeeting: pick([...session.liveMeetings.keys()], other),
    deed: pick(
      session.deeds.map(({ deed }) => deed),
      other % 3,
    ),
  });
}

/** What any free member of a team may say to an offer. */
const BY_COLLEAGUES: readonly CommandKind[] = ['accept-offer', 'defer-offer', 'extend-answer'];

function colleagueOf({ participants, teams }: Session, id: ParticipantId, which: number): ParticipantId | undefined {
  const organisation = participants.get(id)?.organisation;
  const team = (organisation && teams.get(organisation)) ?? [];
  const others = team.filter((one) => one !== id);
  return others.find((one) => participants.get(one)!.state === 'AVAILABLE') ?? others[which % others.length];
}

/** Whom an order about an offer or meeting may come from: who has not answered yet, either of the two. */
function concerned(
  kind: CommandKind,
  { offers, meetings }: Session,
  { offer, meeting, other }: { offer: OfferId; meeting: MeetingId; other: number },
): ParticipantId | undefined {
  const side = SIDES[other % 2]!;
  const open = ABOUT_OFFERS.includes(kind) ? offers.get(offer) : undefined;
  if (open) return open[open.answers[side].acceptedAt === null ? side : otherSide(side)];
  return ABOUT_MEETINGS.includes(kind) ? meetings.get(meeting)?.[side] : undefined;
}

function towards(kind: CommandKind, session: Session): CommandKind {
  if (kind === 'start-pairing' || session.state !== 'PAIRING') return kind;
  const needsOffer = ABOUT_MEETINGS.includes(kind) && session.liveMeetings.size === 0 ? 'accept-offer' : kind;
  const needsPair = ABOUT_OFFERS.includes(needsOffer) && session.liveOffers.size === 0 ? 'propose-pairs' : needsOffer;
  const isThin = SIDES.some((side) => freeOn(session, side).length === 0);
  if (needsPair !== 'propose-pairs' || !isThin) return needsPair;
  return session.participants.size < 8 ? 'check-in' : 'become-available';
}

const ABOUT_OFFERS: readonly CommandKind[] = [
  'accept-offer',
  'decline-offer',
  'defer-offer',
  'extend-answer',
  'give-offer',
  'withdraw-offer',
];
const ABOUT_MEETINGS: readonly CommandKind[] = [
  'arrive',
  'announce-delay',
  'ask-way',
  'report-no-show',
  'end-meeting',
  'extend-meeting',
  'record-outcome',
  'confirm-outcome',
  'move-meeting',
  'cancel-meeting',
  'arrive-to-interpret',
  'report-interpreter-missing',
  'assign-interpreter',
];

function freeOn(session: Session, side: Side): ParticipantId[] {
  return [...session.available.keys()].filter((id) => session.participants.get(id)!.side === side);
}

function pairOf({ exhibitor, buyer, number }: Things & { number: number }) {
  const placeKind = number % 4 === 0 ? 'video' : 'table';
  return { exhibitor, buyer, fit: { exhibitor: FIT, buyer: FIT }, placeKind } as const;
}

function somebody(number: number) {
  const side = SIDES[number % 2]!;
  const venue = number % 5 === 0 ? HENGQIN : MACAO;
  const organisation = facts(`${side}-${number % 6}`, side).organisation;
  const languages = number % 3 === 0 ? ['pt'] : ['yue'];
  return facts(`${side}-${number % 10}`, side, { venue, organisation, languages });
}

function someInterpreter(number: number) {
  return interpreterFacts(`number-${number % 3}`, { venue: number % 4 === 0 ? HENGQIN : MACAO });
}

function until(now: Instant, number: number): Instant | null {
  return number % 3 === 0 ? null : secondsAfter(now, (number - 5) * 20);
}

function pick<T extends string>(things: readonly T[], which: number): T {
  return things[which % things.length] ?? ('nothing' as T);
}
