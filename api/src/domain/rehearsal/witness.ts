import type { ParticipantId } from '../kernel/id.ts';
import { SIDES, type Side } from '../kernel/side.ts';
import type { Instant } from '../kernel/time.ts';
import type { PairingEvent } from '../pairing/event.ts';
import type { ParticipantFacts } from '../pairing/participant.ts';
import type { RehearsedFair, Stay, Witnessed } from './rehearsedFair.ts';

/** When pairing ran in a session that is over, and who was ever named to it. */
export type Stayed = Pick<RehearsedFair, 'opensAt' | 'endsAt' | 'people'>;

/** RH12: from the first start of pairing to the beginning of the closing, with everybody's facts as they were last recorded. */
export function stayedOf(log: readonly PairingEvent[]): Stayed {
  const drafted = log.find((event) => event.kind === 'session-drafted');
  const started = log.find((event) => event.kind === 'pairing-started');
  const closing = log.find((event) => event.kind === 'session-closing');
  const people = new Map<ParticipantId, ParticipantFacts>();
  for (const event of log)
    if (event.kind === 'participant-expected' || event.kind === 'participant-checked-in')
      people.set(event.facts.participant, event.facts);
  const opensAt = started?.at ?? drafted?.opensAt ?? 0;
  return { opensAt, endsAt: Math.max(opensAt + 1, closing?.at ?? drafted?.endsAt ?? 0), people: [...people.values()] };
}

/**
 * RH12: what a log says of its people: from when until when each was there and free to be paired (a break of its own is not), and of how many
 * summonses it came to the table. Who came before pairing began counts from then.
 */
export function witnessedIn(
  log: readonly PairingEvent[],
  { opensAt, endsAt }: { opensAt: Instant; endsAt: Instant },
): Witnessed {
  const stays = new Map<ParticipantId, Stay[]>();
  const since = new Map<ParticipantId, Instant>();
  const summons = new Map<ParticipantId, { times: number; absent: number }>();
  const pairs = new Map<string, Record<Side, ParticipantId>>();
  const comes = (participant: ParticipantId, at: Instant): void => {
    if (!since.has(participant)) since.set(participant, Math.max(at, opensAt));
  };
  const goes = (participant: ParticipantId, at: Instant): void => {
    const from = since.get(participant);
    since.delete(participant);
    const until = Math.min(at, endsAt);
    if (from !== undefined && from < until)
      stays.set(participant, [...(stays.get(participant) ?? []), { from, until }]);
  };
  const summoned = (participant: ParticipantId, isAbsent: boolean): void => {
    const { times, absent } = summons.get(participant) ?? { times: 0, absent: 0 };
    summons.set(participant, { times: times + 1, absent: absent + Number(isAbsent) });
  };
  for (const event of log)
    switch (event.kind) {
      case 'participant-available':
        comes(event.participant, event.at);
        break;
      case 'participant-left':
        goes(event.participant, event.at);
        break;
      case 'participant-paused':
        if (event.cause === 'wish') goes(event.participant, event.at);
        break;
      case 'offer-made':
        pairs.set(event.offer, { exhibitor: event.exhibitor, buyer: event.buyer });
        break;
      case 'offer-confirmed':
        pairs.set(event.meeting, pairs.get(event.offer)!);
        break;
      case 'meeting-ended':
      case 'no-show-recorded':
        for (const side of SIDES) summoned(pairs.get(event.meeting)![side], event.absent === side);
        break;
      default:
    }
  for (const participant of since.keys()) goes(participant, endsAt);
  const comesBy = [...summons].map(([participant, { times, absent }]) => [participant, 1 - absent / times] as const);
  return { stays, comes: new Map(comesBy) };
}
