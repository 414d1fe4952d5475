import type { Seconds } from '../kernel/time.ts';
import { findParticipant } from './find.ts';
import { isRefusal, refuse } from './refusal.ts';
import type { Rule } from './rule.ts';

/** Between these a personal time to answer lies; the database holds them too. */
export const ANSWER_TIME: { readonly least: Seconds; readonly most: Seconds } = { least: 10, most: 600 };

/** PA12: somebody needs more (or less) time to answer than the session gives. It costs no rank; an offer that is open keeps its deadline. */
export const changeAnswerTime: Rule<'change-answer-time'> = (journal, { participant: id, answerSeconds }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  const { least, most } = ANSWER_TIME;
  if (answerSeconds !== null && !(answerSeconds >= least && answerSeconds <= most)) {
    return refuse('rules-out-of-range', { rule: 'answerSeconds', least, most });
  }
  if (participant.answerSeconds !== answerSeconds) {
    journal.write({ kind: 'answer-time-changed', participant: id, answerSeconds });
  }
  return { participant: id };
};
