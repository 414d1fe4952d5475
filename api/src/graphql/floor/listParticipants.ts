import type { Page } from '@ponte/schema/relay/connection.ts';
import type { ParticipantsArgs } from '@ponte/schema/pairing/participants.args.ts';
import type { PersonId } from '../../domain/kernel/id.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import { foldWords } from '../../operations/directory/searchIn.ts';
import type { ApiContext } from '../context.ts';
import { connection } from '../relay/connection.ts';
import { participantSeen, type SeenParticipant, type SeenSession } from './seen.ts';
import { seesFloor } from './sight.ts';

/** Characters of a search that are looked at. */
const SEARCH_LENGTH = 100;

/** A page of a session's participants in the order of their ids, for those who see the floor; null for others. */
export async function listParticipants(
  context: ApiContext,
  { live }: SeenSession,
  args: ParticipantsArgs,
): Promise<Page<SeenParticipant> | null> {
  if (!live || !(await seesFloor(context, live))) return null;
  const found = await peopleFound(context, live.exhibition, args.search ?? '');
  const fits = (participant: Participant): boolean =>
    (!args.side || participant.side === args.side) &&
    (!args.state || participant.state === args.state) &&
    (!found || found.has(participant.person));
  const all = [...live.participants.values()]
    .filter(fits)
    .sort((one, other) => (one.participant < other.participant ? -1 : 1));
  return connection({ first: args.first, after: args.after }, async ({ key, limit }) => {
    const rest = key === null ? all : all.filter(({ participant }) => participant > key);
    const rows = rest.slice(0, limit).map((participant) => ({
      key: participant.participant,
      row: participantSeen(live, participant.participant)!,
    }));
    return { rows, more: rest.length > limit, count: async () => all.length };
  });
}

async function peopleFound(
  { ports }: ApiContext,
  exhibition: Parameters<ApiContext['ports']['people']['matching']>[0],
  search: string,
): Promise<ReadonlySet<PersonId> | null> {
  const text = search.trim().slice(0, SEARCH_LENGTH);
  if (!text) return null;
  return new Set(await ports.people.matching(exhibition, foldWords(ports, text), text));
}
