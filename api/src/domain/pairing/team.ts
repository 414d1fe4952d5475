import type { ParticipantId } from '../kernel/id.ts';
import { otherSide, SIDES, type Side } from '../kernel/side.ts';
import { secondsAfter, type Instant } from '../kernel/time.ts';
import { commitmentBetween, freeAgainIfSummoned } from './commitment.ts';
import { whyNotFree } from './eligible.ts';
import { sideOf } from './find.ts';
import { canTalk, speaksForBoth } from './interpreterFor.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Session } from './session.ts';

/** PA90: whether two are of one team: one organisation, on one side of the session. */
export function areColleagues(a: Participant, b: Participant): boolean {
  return a.participant !== b.participant && a.organisation === b.organisation && a.side === b.side;
}

/** PA90: the others of somebody's team who are here, by their ids. Cost O(log n + team). */
export function colleaguesOf({ participants, teams }: Session, of: Participant): readonly Participant[] {
  const team = teams.get(of.organisation) ?? [];
  return team
    .map((id) => participants.get(id)!)
    .filter((one) => areColleagues(one, of) && one.state !== 'EXPECTED' && one.state !== 'LEFT');
}

/** PA90: the side of an offer for which somebody may speak: its own, or that of a colleague who was asked. */
export function teamSideOf(session: Session, offer: Offer, id: ParticipantId): Side | null {
  const own = sideOf(offer, id);
  const member = session.participants.get(id);
  if (own !== null || !member) return own;
  const side = SIDES.find((each) => areColleagues(member, session.participants.get(offer[each])!));
  return side !== undefined && member.engagement === null && member.state === 'AVAILABLE' ? side : null;
}

/** Who of a team is to take over an open offer, and on which side. */
interface Passing {
  side: Side;
  to: Participant;
}

/**
 * PA91: why an open offer cannot pass to a colleague; null when it can: it is free, within reach, at the same venue and stand, talks with the other side
 * (or through the interpreter who is promised), and has time after the answer window.
 */
export function whyNotPassed(
  session: Session,
  offer: Offer,
  { side, to, now }: Passing & { now: Instant },
): Refusal | null {
  const asked = session.participants.get(offer[side])!;
  if (!areColleagues(asked, to)) return refuse('not-yours');
  const notFree = whyNotFree(to);
  if (notFree) return notFree;
  const isElsewhere = to.venue !== asked.venue || (offer.placeKind === 'stand' && to.stand !== asked.stand);
  if (isElsewhere) return refuse('other-venue');
  return whyNotTalking(session, offer, { side, to }) ?? whyNotInTime(session, offer, { side, to, now });
}

/** PA91: who still helps the two: nobody, where the colleague talks by itself. */
export function interpreterAfter(session: Session, offer: Offer, { side, to }: Passing): Offer['interpreter'] {
  return canTalk(pairWith(session, offer, { side, to })) ? null : offer.interpreter;
}

function whyNotTalking(session: Session, offer: Offer, passing: Passing): Refusal | null {
  const pair = pairWith(session, offer, passing);
  const helper = offer.interpreter && session.interpreters.get(offer.interpreter);
  return canTalk(pair) || (helper && speaksForBoth(helper, pair)) ? null : refuse('no-common-language');
}

function whyNotInTime(session: Session, offer: Offer, { side, to, now }: Passing & { now: Instant }): Refusal | null {
  const near = commitmentBetween(to, now, freeAgainIfSummoned(session, to, answeredBy(session, offer, side)));
  return near ? refuse('commitment', { time: near.from }) : null;
}

/** By when the side answers at the latest. */
function answeredBy({ rules }: Session, { answers }: Offer, side: Side): Instant {
  const { deadline, extended } = answers[side];
  return extended ? deadline : secondsAfter(deadline, rules.extraAnswerSeconds);
}

function pairWith({ participants }: Session, offer: Offer, { side, to }: Passing) {
  const across = participants.get(offer[otherSide(side)])!;
  return side === 'exhibitor' ? { exhibitor: to, buyer: across } : { exhibitor: across, buyer: to };
}
