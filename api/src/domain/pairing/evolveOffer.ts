import type { OfferId } from '../kernel/id.ts';
import type { BySide, Side } from '../kernel/side.ts';
import { SIDES } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { EventOf, Folds } from './fold.ts';
import { called, interpreterParted, promised } from './evolveInterpreter.ts';
import { keepOffer } from './keeping.ts';
import { keepMeeting } from './keepingMeeting.ts';
import { withParticipant } from './evolvePresence.ts';
import type { Meeting } from './meeting.ts';
import type { Answer, Offer } from './offer.ts';
import { organisationPair, type Session } from './session.ts';

/** How the events of rounds and offers are recorded. */
export const OFFER_FOLDS: Folds<
  | 'round-run'
  | 'offer-made'
  | 'offer-accepted'
  | 'answer-extended'
  | 'offer-passed'
  | 'offer-declined'
  | 'offer-deferred'
  | 'offer-expired'
  | 'offer-withdrawn'
  | 'offer-confirmed'
> = {
  'round-run': (session, { round }) => ({ ...session, round }),
  'offer-made': made,
  'offer-accepted': (session, { at, offer, side }) => answered(session, { offer, side }, { acceptedAt: at }),
  'answer-extended': (session, { offer, side, deadline }) =>
    answered(session, { offer, side }, { extended: true, deadline }),
  'offer-passed': passed,
  'offer-declined': (session, { at, offer, side }) =>
    ended(answered(session, { offer, side }, { saidNo: 'declined' }), offer, { state: 'DECLINED', endedAt: at }),
  'offer-deferred': (session, { at, offer, side, notBefore }) => {
    const later = answered(session, { offer, side }, { saidNo: 'later' });
    return barred(ended(later, offer, { state: 'DECLINED', endedAt: at }), session.offers.get(offer)!, notBefore);
  },
  'offer-expired': (session, { at, offer, silent, notBefore }) => {
    const unanswered = silent.reduce((kept, side) => answered(kept, { offer, side }, { saidNo: 'silent' }), session);
    return barred(ended(unanswered, offer, { state: 'EXPIRED', endedAt: at }), session.offers.get(offer)!, notBefore);
  },
  'offer-withdrawn': (session, { at, offer, notBefore }) =>
    barred(ended(session, offer, { state: 'WITHDRAWN', endedAt: at }), session.offers.get(offer)!, notBefore),
  'offer-confirmed': confirmed,
};

/** The session in which the two organisations are not offered to each other before an instant. */
export function barred(session: Session, pair: Pick<Offer, 'exhibitor' | 'buyer'>, notBefore: Instant | null): Session {
  if (notBefore === null) return session;
  const [a, b] = [session.participants.get(pair.exhibitor)!, session.participants.get(pair.buyer)!];
  const key = organisationPair(a.organisation, b.organisation);
  return { ...session, notBefore: session.notBefore.set(key, notBefore) };
}

/** The session in which the two organisations may be offered to each other again. */
export function unbarred(session: Session, pair: Pick<Offer, 'exhibitor' | 'buyer'>): Session {
  const [a, b] = [session.participants.get(pair.exhibitor)!, session.participants.get(pair.buyer)!];
  return { ...session, notBefore: session.notBefore.delete(organisationPair(a.organisation, b.organisation)) };
}

/** The session in which neither of the two, nor who helped them, is in anything; where each goes next, its own event says. */
export function parted(session: Session, pair: Pick<Offer, 'exhibitor' | 'buyer' | 'interpreter'>): Session {
  return SIDES.reduce(
    (kept, side) => withParticipant(kept, pair[side], { engagement: null }),
    interpreterParted(session, pair),
  );
}

function made(session: Session, event: EventOf<'offer-made'>): Session {
  const { at, offer, exhibitor, buyer, fit, placeKind, interpreter, deadlines, round } = event;
  const open = (side: Side): Answer => ({ deadline: deadlines[side], extended: false, acceptedAt: null });
  const kept = keepOffer(session, {
    offer,
    exhibitor,
    buyer,
    fit,
    placeKind,
    interpreter,
    madeAt: at,
    round,
    answers: { exhibitor: open('exhibitor'), buyer: open('buyer') },
    state: 'PROPOSED',
    endedAt: null,
    meeting: null,
  });
  return SIDES.reduce(
    (next, side) => withParticipant(next, event[side], { state: 'OFFERED', stateSince: at, engagement: { offer } }),
    promised(kept, event, at),
  );
}

function answered(session: Session, { offer, side }: { offer: OfferId; side: Side }, fields: Partial<Answer>): Session {
  const before = session.offers.get(offer)!;
  const answers: BySide<Answer> = { ...before.answers, [side]: { ...before.answers[side], ...fields } };
  return keepOffer(session, { ...before, answers });
}

function passed(session: Session, event: EventOf<'offer-passed'>): Session {
  const { at, offer: id, side, from, to, interpreter } = event;
  const before = session.offers.get(id)!;
  const helped = interpreter === before.interpreter ? session : interpreterParted(session, before);
  const kept = keepOffer(withParticipant(helped, from, { engagement: null }), { ...before, [side]: to, interpreter });
  return withParticipant(kept, to, { state: 'OFFERED', stateSince: at, engagement: { offer: id } });
}

function ended(session: Session, id: OfferId, fields: Pick<Offer, 'state' | 'endedAt'>): Session {
  const offer = session.offers.get(id)!;
  return parted(keepOffer(session, { ...offer, ...fields }), offer);
}

function confirmed(session: Session, event: EventOf<'offer-confirmed'>): Session {
  const { at, offer: id, meeting, places, placeExpectedAt, summonsWarnsAt, summonsEndsAt } = event;
  const before = session.offers.get(id)!;
  const offer: Offer = { ...before, state: 'CONFIRMED', endedAt: at, meeting };
  const { exhibitor, buyer, placeKind, interpreter } = offer;
  const pair: Meeting = {
    meeting,
    offer: id,
    exhibitor,
    buyer,
    placeKind,
    interpreter,
    needsInterpreter: interpreter !== null,
    interpreterArrivedAt: null,
    places,
    placeExpectedAt,
    summonsWarnsAt,
    summonsEndsAt,
    confirmedAt: at,
    summonedAt: places && at,
    lateMinutes: { exhibitor: 0, buyer: 0 },
    wayAskedAt: { exhibitor: null, buyer: null },
    arrivedAt: { exhibitor: null, buyer: null },
    claim: null,
    begunAt: null,
    endsAt: null,
    endedAt: null,
    done: { exhibitor: false, buyer: false },
    moreTime: { exhibitor: false, buyer: false },
    state: 'SUMMONED',
    absent: null,
    outcomes: { exhibitor: null, buyer: null },
    outcomeConfirmed: { exhibitor: false, buyer: false },
    revision: 0,
  };
  return SIDES.reduce(
    (next, side) => withParticipant(next, offer[side], { state: 'SUMMONED', stateSince: at, engagement: { meeting } }),
    called(keepMeeting(keepOffer(session, offer), pair), pair, { state: 'SUMMONED', at }),
  );
}
