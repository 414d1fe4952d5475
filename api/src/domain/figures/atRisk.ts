import type { ParticipantId } from '../kernel/id.ts';
import { otherSide, type Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import { commitmentBetween, freeAgainIfOffered } from '../pairing/commitment.ts';
import { barBetween } from '../pairing/eligible.ts';
import { canTalk } from '../pairing/interpreterFor.ts';
import { lackingOfLeast } from '../pairing/least.ts';
import type { Participant } from '../pairing/participant.ts';
import { organisationPair, type Session } from '../pairing/session.ts';

/** FI13: why somebody may leave with too few meetings, the one that binds first. */
export type RiskCause = 'unreachable' | 'away' | 'no-time' | 'nobody-left' | 'no-language' | 'slow';

/** FI13: what is proposed. */
export type RiskAct = 'call' | 'bring-back' | 'find-interpreter' | 'pair-by-hand' | 'none';

/** FI13: somebody who may leave with fewer meetings than the least. */
export interface AtRisk {
  participant: ParticipantId;
  meetings: number;
  /** How many fit in before the session ends, if the next begins now. */
  stillFits: number;
  cause: RiskCause;
  act: RiskAct;
}

const ACT_FOR: Readonly<Record<RiskCause, RiskAct>> = {
  unreachable: 'call',
  away: 'bring-back',
  'no-time': 'none',
  'nobody-left': 'none',
  'no-language': 'find-interpreter',
  slow: 'pair-by-hand',
};

/** FI13: who of those present may leave with fewer meetings than the least, the most urgent first. O(people x people of the other side at risk). */
export function atRisk(session: Session, now: Instant): readonly AtRisk[] {
  if (session.state === 'CLOSED' || session.state === 'DRAFT') return [];
  const people = [...session.participants.values()].filter(({ state }) => state !== 'EXPECTED' && state !== 'LEFT');
  const bySide: Record<Side, Participant[]> = { exhibitor: [], buyer: [] };
  for (const person of people) bySide[person.side].push(person);
  return people
    .flatMap((person) => {
      const isOn = person.engagement !== null && 'meeting' in person.engagement;
      const lacking = lackingOfLeast(session, { ...person, meetings: person.meetings + Number(isOn) }, now);
      if (!lacking) return [];
      const { stillFits } = lacking;
      const cause = causeFor(session, person, { across: bySide[otherSide(person.side)], now, stillFits });
      return [{ participant: person.participant, meetings: person.meetings, stillFits, cause, act: ACT_FOR[cause] }];
    })
    .sort((a, b) => a.meetings - b.meetings || a.stillFits - b.stillFits || (a.participant < b.participant ? -1 : 1));
}

function causeFor(
  session: Session,
  person: Participant,
  { across, now, stillFits }: { across: readonly Participant[]; now: Instant; stillFits: number },
): RiskCause {
  if (!person.reachable) return 'unreachable';
  if (person.state === 'PAUSED' || person.state === 'CHECKED_IN') return 'away';
  const busy = commitmentBetween(person, now, freeAgainIfOffered(session, person, now)) !== null;
  if (busy || stillFits === 0) return 'no-time';
  const open = across.filter(
    (other) => barBetween(session, organisationPair(person.organisation, other.organisation), now) === null,
  );
  if (open.length === 0) return 'nobody-left';
  const talks = (other: Participant) =>
    canTalk(person.side === 'exhibitor' ? { exhibitor: person, buyer: other } : { exhibitor: other, buyer: person });
  return open.some(talks) ? 'slow' : 'no-language';
}
