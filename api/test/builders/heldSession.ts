/** A session that was held hours ago, as its log tells it: written into a fair's database, since a test cannot wait for hours. */
import type { ParticipantId, PlaceId, SessionId } from '../../src/domain/kernel/id.ts';
import type { Side } from '../../src/domain/kernel/side.ts';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { Place } from '../../src/domain/pairing/place.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import { EVENT_VERSIONS } from '../../src/engine/eventVersion.ts';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { newId, type FairIds, type FairPerson } from './databaseFair.ts';
import type { ApiFloor } from './apiFloor.ts';
import { Floor, NINE, staff } from './pairing.ts';

const HOUR_SECONDS = 3_600;

/** Everybody of the fair was there for two hours, and the first of each side met at once. */
export async function holdSession({ fair, logPool }: Pick<ApiFloor, 'fair' | 'logPool'>, id: SessionId): Promise<void> {
  const { session, log } = held(fair, id);
  const store = new PostgresSessionLog(logPool);
  const lease = (await store.take(id, 'the node of that day'))!;
  await store.append({
    session: id,
    exhibition: fair.exhibition,
    batch: newId(),
    epoch: lease.epoch,
    expectedHead: lease.head,
    events: log.map((event, at) => ({ sequence: at + 1, version: EVENT_VERSIONS[event.kind], event })),
    engagementsEnded: [],
    engagementsTaken: [],
    interpretersEnded: [],
    interpretersTaken: [],
    placesFreed: [],
    placesTaken: [],
    state: session.state,
    rules: session.rules,
    participants: [...session.participants.values()],
    interpreters: [],
    offers: [],
    meetings: [],
    places: [],
    keys: [],
  });
  await store.handOver(lease);
}

function held(fair: FairIds, id: SessionId): Floor {
  const floor = new Floor();
  floor.session = emptySession(id);
  floor.do({
    kind: 'draft-session',
    session: id,
    exhibition: fair.exhibition,
    opensAt: NINE,
    endsAt: NINE + 2 * HOUR_SECONDS * 1_000,
    rules: DEFAULT_RULES,
    venues: [{ venue: fair.venue, code: 'MO', walkMinutes: 3 }],
    places: fair.places.map((place, at) => tableOf(fair, place, at + 1)),
  });
  floor.do({ kind: 'open-session', reason: null }, staff());
  floor.do({ kind: 'start-pairing', reason: null }, staff());
  const come = (side: Side, people: readonly FairPerson[]): ParticipantId[] =>
    people.map((it, at) =>
      floor.arrives(`${side} ${at}`, side, { ...it, participant: newId(), venue: fair.venue, languages: ['en'] }),
    );
  const [exhibitors, buyers] = [come('exhibitor', fair.exhibitors), come('buyer', fair.buyers)];
  floor.meets(exhibitors[0]!, buyers[0]!);
  floor.pass(4 * HOUR_SECONDS);
  return floor;
}

function tableOf({ venue }: FairIds, place: PlaceId, number: number): Place {
  return { place, venue, kind: 'table', label: String(number), zone: null, organisation: null, open: true };
}
