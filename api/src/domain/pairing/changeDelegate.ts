import { findParticipant, stateRefusal } from './find.ts';
import { isRefusal } from './refusal.ts';
import { helpAnew } from './relieve.ts';
import type { Rule } from './rule.ts';

/**
 * PA96: another delegate stands in for somebody, with all that was promised: state, waiting time, offer, meeting and commitments stay. Only what the two
 * speak may differ; whoever they sit across from is told. Where they then lack a common language, an open offer finds an interpreter or is withdrawn.
 */
export const changeDelegate: Rule<'change-delegate'> = (journal, { participant: id, languages }) => {
  const wrongState = stateRefusal(journal.session, ['DRAFT', 'OPEN', 'PAIRING', 'PAUSED', 'CLOSING']);
  if (wrongState) return wrongState;
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  journal.write({ kind: 'delegate-changed', participant: id, languages });
  helpAnew(journal, journal.session.participants.get(id)!);
  return { participant: id };
};

/** PA97: somebody wears another badge: nothing changes, and whoever shows its number hears of it. */
export const changeBadge: Rule<'change-badge'> = (journal, { participant: id }) => {
  const participant = findParticipant(journal.session, id);
  if (isRefusal(participant)) return participant;
  journal.write({ kind: 'badge-changed', participant: id });
  return { participant: id };
};
