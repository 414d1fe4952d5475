import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { ParticipantId, PersonId, SessionId, VenueId } from '../../domain/kernel/id.ts';
import type { LocalizedText } from '../../domain/kernel/language.ts';
import type { Side } from '../../domain/kernel/side.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { VenueFound } from '../../ports/fairs.ts';
import type { PersonFound } from '../../ports/people.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sessionEntries, type Across, type Placed } from './personDays.ts';
import type { CalendarEntry } from './findCalendar.ts';

/** One stop of a day: a meeting, or where else somebody is promised. */
export type PlanStop = Exclude<CalendarEntry, { kind: 'session' }> & { at: VenueId | null; with?: Across };

/** One person's day as it is printed. */
export interface DayPlan {
  person: PersonFound;
  organisation: LocalizedText | null;
  side: Side;
  timeZone: string;
  /** An instant of the day that is shown: today, or the next day that has anything. */
  day: Instant;
  sessions: readonly Extract<CalendarEntry, { kind: 'session' }>[];
  stops: readonly PlanStop[];
  venues: readonly VenueFound[];
}

type PlanPorts = Pick<Ports, 'clock' | 'directory' | 'fairs' | 'people' | 'plans' | 'sessions'>;

/** What somebody has before them on one day: for its owner, and for staff who print it. What its owner wrote of other appointments is read by the owner alone. */
export async function findDayPlan(
  ports: PlanPorts,
  caller: Caller,
  { session: id, participant }: { session: SessionId | null; participant: ParticipantId | null },
): Promise<DayPlan | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const at = id && (await ports.plans.whereabouts(id));
  const session = id && at?.account === caller.account ? await ports.sessions.read(id) : null;
  const found = participant && session?.participants.get(participant);
  if (!at || !session || !found) return refused('id-unknown');
  const isOwn = caller.kind === 'badge' && caller.person === found.person && may(caller, 'act-for-self', at);
  if (!isOwn && !(may(caller, 'see-floor', at) && caller.kind !== 'partner')) return refused('not-allowed');
  const read = await readDays(ports, found.person);
  if (isRefused(read)) return read;
  const { entries, timeZone, ...rest } = read;
  const dayOf = dayIn(timeZone);
  const today = dayOf(ports.clock.now());
  const next = entries.find(({ from }) => dayOf(from) >= today) ?? entries.at(-1);
  const day = next?.from ?? ports.clock.now();
  const shown = entries.filter(({ from }) => dayOf(from) === dayOf(day));
  return {
    ...rest,
    side: found.side,
    timeZone,
    day,
    sessions: shown.filter((entry) => entry.kind === 'session'),
    stops: shown.flatMap((entry) => stopOf(entry, isOwn)),
  };
}

async function readDays(ports: PlanPorts, id: PersonId) {
  const [person] = await ports.people.byIds([id]);
  if (!person) return refused('id-unknown');
  const { exhibition, organisation } = person;
  const of = organisation ? [organisation] : [];
  const [[fair], venues, meetings, commitments, companies, buyers] = await Promise.all([
    ports.fairs.byIds([exhibition]),
    ports.fairs.venuesOf([exhibition]),
    sessionEntries(ports, id),
    ports.people.commitments(id),
    ports.directory.companiesByIds(of),
    ports.directory.buyersByIds(of),
  ]);
  const others: Placed[] = commitments.map(({ kind, venue, ...commitment }) => ({
    ...commitment,
    kind: 'commitment',
    commitment: kind,
    venue: null,
    at: venue,
    revision: 0,
  }));
  return {
    person,
    organisation: (companies[0] ?? buyers[0])?.name ?? null,
    timeZone: fair?.timeZone ?? 'UTC',
    venues,
    entries: [...meetings, ...others].sort((one, other) => one.from - other.from),
  };
}

function stopOf(entry: Placed, isOwn: boolean): PlanStop[] {
  if (entry.kind === 'session') return [];
  if (entry.kind === 'commitment') return [isOwn ? entry : { ...entry, where: null, why: null }];
  return entry.isCancelled ? [] : [entry];
}

/** The calendar day of an instant in a zone, as days are compared. */
function dayIn(timeZone: string): (instant: Instant) => string {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (instant) => days.format(instant);
}
