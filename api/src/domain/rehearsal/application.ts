import type { PlaceId } from '../kernel/id.ts';
import type { Minutes } from '../kernel/time.ts';
import type { Place } from '../pairing/place.ts';
import { rankOf } from '../pairing/pool.ts';
import type { Session } from '../pairing/session.ts';
import type { RehearsalResult } from './rehearsal.ts';
import { poolName, type TableCount } from './scenario.ts';

/** Which parts of a rehearsal's advice are meant. */
export interface Advised {
  tables: boolean;
  meetingMinutes: boolean;
}

/** One pool of tables, before and after. */
export interface TablesChange extends Omit<TableCount, 'places'> {
  before: number;
  after: number;
  /** Recommended and not there at all: they must be set out and brought into the fair first. */
  missing: number;
  /** Closed tables that serve again, the lowest number first, and tables taken out of use, the highest first. */
  opened: readonly PlaceId[];
  closed: readonly PlaceId[];
}

/** What applying a rehearsal's advice changes in a session. */
export interface Application {
  meetingMinutes: { before: Minutes; after: Minutes };
  tables: readonly TablesChange[];
  /** People at the session for whom it counts from now on. */
  affected: number;
}

/** RH19: what a session must change so that it is set up as its rehearsal advises; where it is already, nothing. */
export function applicationOf(session: Session, result: RehearsalResult, advised: Advised): Application {
  const before = session.rules.meetingMinutes;
  const after = advised.meetingMinutes ? (result.lengths.advice?.minutes ?? before) : before;
  const tables = advised.tables ? (result.tables.advice?.tables ?? []) : [];
  const changes = tables.map((count) => tablesChange(session, count));
  const isSame = before === after && changes.every(({ opened, closed }) => opened.length + closed.length === 0);
  const here = [...session.participants.values()].filter(({ state }) => state !== 'LEFT' && state !== 'EXPECTED');
  return { meetingMinutes: { before, after }, tables: changes, affected: isSame ? 0 : here.length };
}

function tablesChange(session: Session, { venue, kind, places }: TableCount): TablesChange {
  const own = [...session.places.values()]
    .filter((place) => poolName(place) === poolName({ venue, kind }))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.place < b.place ? -1 : 1));
  const [open, shut] = [own.filter((place) => place.open), own.filter((place) => !place.open)];
  const opened = shut.slice(0, Math.max(0, places - open.length)).map(({ place }) => place);
  const closed = spared(session, open, Math.max(0, open.length - places));
  return {
    venue,
    kind,
    opened,
    closed,
    before: open.length,
    after: open.length + opened.length - closed.length,
    missing: Math.max(0, places - open.length - opened.length),
  };
}

/** Of open tables so many to take out of use: those at which nobody sits first, the highest number first. */
function spared({ placeUse }: Session, open: readonly Place[], count: number): PlaceId[] {
  const isInUse = ({ place }: Place): boolean => placeUse.get(place) !== undefined;
  const last = open.toReversed();
  const order = [...last.filter((place) => !isInUse(place)), ...last.filter(isInUse)];
  return order.slice(0, count).map(({ place }) => place);
}
