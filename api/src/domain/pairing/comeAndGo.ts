import type { Engagement, KeptWish, Participant } from './participant.ts';
import { callOff } from './callOff.ts';
import { withdraw } from './endOffer.ts';
import { findParticipant, sideOf, stateRefusal } from './find.ts';
import { finishMeeting } from './finishMeeting.ts';
import type { Journal } from './journal.ts';
import { isRefusal, refuse } from './refusal.ts';
import type { Rule } from './rule.ts';

/** PA20: somebody is expected: known by its facts, not yet here. Facts of somebody who is here are not changed from afar. */
export const expect: Rule<'expect'> = (journal, { facts }) => {
  const wrongState = stateRefusal(journal.session, ['DRAFT', 'OPEN', 'PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  if (!journal.session.venues.has(facts.venue)) return refuse('other-venue');
  const known = journal.session.byPerson.get(facts.person) ?? facts.participant;
  const state = journal.session.participants.get(known)?.state ?? 'EXPECTED';
  if (state === 'EXPECTED') {
    journal.write({ kind: 'participant-expected', facts: { ...facts, participant: known } });
  }
  return { participant: known };
};

/** PA20: somebody is here, for the first time or again. One person is one participant, whatever it comes back as. */
export const checkIn: Rule<'check-in'> = (journal, { facts }) => {
  const wrongState = stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  if (!journal.session.venues.has(facts.venue)) return refuse('other-venue');
  const known = journal.session.byPerson.get(facts.person) ?? facts.participant;
  const state = journal.session.participants.get(known)?.state ?? 'EXPECTED';
  if (state === 'EXPECTED' || state === 'LEFT') {
    journal.write({ kind: 'participant-checked-in', facts: { ...facts, participant: known } });
  }
  return { participant: known };
};

/** PA21: somebody is ready to be paired; who is busy takes back a kept wish to pause or leave. */
export const becomeAvailable: Rule<'become-available'> = (journal, { participant: id }) => {
  const wrongState = stateRefusal(journal.session, ['OPEN', 'PAIRING', 'PAUSED']);
  if (wrongState) return wrongState;
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  if (isAway(participant)) return refuse('participant-state', { state: participant.state });
  if (isBusy(participant)) keepWish(journal, participant, null);
  else if (participant.state !== 'AVAILABLE') {
    journal.write({ kind: 'participant-available', participant: id, waitingSince: journal.now });
  }
  return { participant: id };
};

/** PA22: somebody takes a break, at once or at the end of what it is in. */
export const pause: Rule<'pause'> = (journal, { participant: id, until, why = 'wish' }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  if (isAway(participant)) return refuse('participant-state', { state: participant.state });
  if (until !== null && until <= journal.now) return refuse('dates-order');
  if (isBusy(participant)) {
    keepWish(journal, participant, { wish: 'pause', until, ...(why === 'busy' && { why }) });
  } else if (participant.state !== 'PAUSED' || participant.until !== until || participant.pausedFor !== why) {
    journal.write({ kind: 'participant-paused', participant: id, until, cause: why });
  }
  return { participant: id };
};

/** PA23: somebody leaves the session, at the end of what it is in or, when it says so, at once. */
export const leave: Rule<'leave'> = (journal, { participant: id, when = 'at-end' }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  const { engagement, state } = participant;
  if (engagement === null) {
    if (state !== 'LEFT') journal.write({ kind: 'participant-left', participant: id });
  } else if (when === 'at-end') keepWish(journal, participant, { wish: 'leave' });
  else breakOff(journal, participant, engagement);
  return { participant: id };
};

function isAway({ state }: Participant): boolean {
  return state === 'EXPECTED' || state === 'LEFT';
}

function isBusy({ engagement }: Participant): boolean {
  return engagement !== null;
}

function keepWish(journal: Journal, { participant, kept }: Participant, wish: KeptWish | null): void {
  const isSame = kept?.wish === wish?.wish && untilOf(kept) === untilOf(wish) && whyOf(kept) === whyOf(wish);
  if (!isSame) journal.write({ kind: 'wish-kept', participant, wish });
}

function untilOf(wish: KeptWish | null): number | null {
  return wish?.wish === 'pause' ? wish.until : null;
}

function whyOf(wish: KeptWish | null): string | null {
  return wish?.wish === 'pause' ? (wish.why ?? null) : null;
}

/** PA23: the open offer is withdrawn, the summons cancelled, the meeting ended. */
function breakOff(journal: Journal, { participant }: Participant, engagement: Engagement): void {
  if ('offer' in engagement) {
    const offer = journal.session.offers.get(engagement.offer)!;
    return withdraw(journal, offer, { cause: 'left', side: sideOf(offer, participant), reason: null });
  }
  const meeting = journal.session.meetings.get(engagement.meeting)!;
  const by = { cause: 'left', side: sideOf(meeting, participant), reason: null } as const;
  return meeting.state === 'SUMMONED' ? callOff(journal, meeting, by) : finishMeeting(journal, meeting, by);
}
