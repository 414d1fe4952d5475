import type { SessionSetUpInput, SetUpFairInput, VenueSetUpInput } from '@ponte/schema/fair/setUp.input.ts';
import type { LocalizedTextEntryInput } from '@ponte/schema/text/localizedText.input.ts';
import type { SessionKind, SessionRow } from '../../domain/directory/fairLists.ts';
import { writeList } from '../../domain/directory/writeList.ts';
import { isRefused, type Refused } from '../../operations/kernel/refused.ts';
import { readLocalized } from '../../operations/kernel/text.ts';
import { setUpFair, type SessionAsked, type VenueAsked } from '../../operations/fair/setUpFair.ts';
import type { LocalizedText } from '../../domain/kernel/language.ts';
import type { FairFound } from '../../ports/fairs.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { nodeId } from '../relay/nodeId.ts';
import { fairToPrepare } from './fairToPrepare.ts';
import { importAnswer, ownFair } from './importFairAnswer.ts';

/** Most characters of a name, as the lists have it. */
const NAME_LENGTH = 200;

/** Sets up an exhibition on screen: judged by the rules of its lists, all of it or nothing. */
export async function setUpFairAnswer(context: ApiContext, input: SetUpFairInput): Promise<object> {
  const found = await fairToPrepare(context, input.exhibition ?? null);
  if (isRefused(found)) return problem(context, found);
  const { door, fair, account } = found;
  const asked = askedOf(input, fair);
  if (isRefused(asked)) return problem(context, asked);
  const language = context.languages[0] ?? 'en';
  const report = await setUpFair(
    { fairs: door.fairs, folder: context.ports.textFolder },
    { account, isNew: fair === null, language, ...asked },
  );
  if (isRefused(report)) return problem(context, report);
  if (report.outcome !== 'saved' && report.outcome !== 'unchanged') return importAnswer(context, report, false);
  return { __typename: 'SetUpFairSuccess', exhibition: await ownFair(context, asked.exhibition.reference) };
}

/** What an exhibition consists of, for those who prepare it. */
export async function fairSetUp(context: ApiContext, exhibition: string): Promise<object | null> {
  const found = await fairToPrepare(context, exhibition);
  if (isRefused(found) || found.fair === null) return null;
  const { lists, begunSessions } = await found.door.fairs.load(found.account, found.fair.slug);
  const [row] = lists.exhibition;
  if (!row) return null;
  const ids = await sessionIds(context, found.fair);
  return {
    ...row,
    people: lists.people.length,
    venues: lists.venues.map((venue) => {
      const own = lists.places.filter((place) => place.venue === venue.reference);
      const count = (kind: string) => own.filter((place) => place.kind === kind).length;
      return { ...venue, tables: count('table'), videoTables: count('video'), stands: count('stand') };
    }),
    sessions: lists.sessions.map((session) => ({
      ...session,
      id: ids.get(session.reference) ?? null,
      begun: begunSessions.has(session.reference),
      places: placesText(session),
    })),
  };
}

type Asked = Pick<Parameters<typeof setUpFair>[1], 'exhibition' | 'venues' | 'sessions'>;

function askedOf(input: SetUpFairInput, fair: FairFound | null): Asked | Refused {
  const reference = (fair?.slug ?? input.reference ?? '').trim();
  const name = nameOf(input.name, 'input');
  if (isRefused(name)) return name;
  const venues: VenueAsked[] = [];
  for (const venue of input.venues) {
    const read = nameOf(venue.name, 'venues');
    if (isRefused(read)) return read;
    venues.push(venueAsked(venue, read));
  }
  const sessions: SessionAsked[] = [];
  for (const session of input.sessions) {
    const read = nameOf(session.name, 'sessions');
    if (isRefused(read)) return read;
    sessions.push(sessionAsked(session, read));
  }
  const { startsOn, endsOn, timeZone } = input;
  return { exhibition: { reference, name, startsOn, endsOn, timeZone }, venues, sessions };
}

function nameOf(entries: readonly LocalizedTextEntryInput[], part: string): LocalizedText | Refused {
  return readLocalized(entries, NAME_LENGTH, ['input', part, 'name']);
}

function venueAsked(venue: VenueSetUpInput, name: LocalizedText): VenueAsked {
  const { reference, country, zone, walkMinutes, tables, videoTables } = venue;
  return { reference: reference.trim(), name, country, zone: zone || null, walkMinutes, tables, videoTables };
}

function sessionAsked(session: SessionSetUpInput, name: LocalizedText): SessionAsked {
  const { reference, kind, startsAt, endsAt, meetingMinutes, answerSeconds, cooldownSeconds, placeKind, places } =
    session;
  return {
    reference: reference.trim(),
    name,
    kind: kind as SessionKind,
    startsAt,
    endsAt,
    meetingMinutes,
    answerSeconds,
    cooldownSeconds,
    placeKind,
    places: places?.trim() || null,
  };
}

function placesText(session: SessionRow): string {
  return writeList('sessions', [session], 'en')[1]?.at(-1) ?? '';
}

/** Ids of sessions by their references. */
async function sessionIds({ ports }: ApiContext, fair: FairFound): Promise<ReadonlyMap<string, string>> {
  const known = await ports.plans.referencesOf(fair.id);
  return new Map(known.map(({ id, reference }) => [reference, nodeId('PairingSession', id)]));
}
