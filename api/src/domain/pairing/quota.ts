import type { OrganisationId } from '../kernel/id.ts';
import { MINUTE, type Instant, type Minutes } from '../kernel/time.ts';
import type { ParticipantFacts } from './participant.ts';
import type { Rules } from './rules.ts';
import type { Session } from './session.ts';

/** What the directory says of an organisation that a limit may be set for: a buyer invited at the organiser's cost, or its size. */
export const COUNTERPART_KINDS = ['hosted', 'small', 'medium', 'large'] as const;
export type CounterpartKind = (typeof COUNTERPART_KINDS)[number];

/** PA11: the rule that limits meetings with counterparts of a kind. */
export const KIND_RULES = {
  hosted: 'mostWithHosted',
  small: 'mostWithSmall',
  medium: 'mostWithMedium',
  large: 'mostWithLarge',
} as const satisfies Record<CounterpartKind, keyof Rules>;

/** A calendar day at the exhibition, counted from 1970-01-01. */
export type DayNumber = number;

/** Meetings held on a day, by its number. */
export type DayCounts = Readonly<Record<string, number>>;

/** Meetings with counterparts of a kind. */
export type KindCounts = Readonly<Partial<Record<CounterpartKind, number>>>;

/** All that the quotas read of an organisation, whoever of it sits there. */
export interface OrganisationLoad {
  /** Meetings of this session that were held, and live offers and meetings. */
  meetings: number;
  /** Live offers and meetings alone. */
  live: number;
  /** Meetings held on a day, in this session. */
  here: DayCounts;
  /** Meetings held on a day in other sessions of the exhibition, as known when somebody of it joined last. */
  elsewhere: DayCounts;
  /** Meetings held, and live offers and meetings, with counterparts of a kind. */
  withKind: KindCounts;
}

/** A quota that is used up: which one, and how many it allows. */
export type FullQuota =
  { quota: 'session' | 'day'; most: number } | { quota: 'kind'; kind: CounterpartKind; most: number };

/** An organisation of which nothing was held yet. */
export const NO_LOAD: OrganisationLoad = { meetings: 0, live: 0, here: {}, elsewhere: {}, withKind: {} };

/** What the quotas read of an organisation in a session. */
export function loadOf(session: Session, organisation: OrganisationId): OrganisationLoad {
  const live = session.engagements.get(organisation) ?? 0;
  return {
    meetings: (session.meetingsHeld.get(organisation) ?? 0) + live,
    live,
    here: session.heldByDay.get(organisation) ?? NO_LOAD.here,
    elsewhere: session.heldElsewhere.get(organisation) ?? NO_LOAD.elsewhere,
    withKind: session.meetingsWith.get(organisation) ?? NO_LOAD.withKind,
  };
}

/** PA11: how many more meetings the session and the day leave an organisation; infinite without a limit. */
export function meetingsLeft(load: OrganisationLoad, { rules, day }: { rules: Rules; day: DayNumber }): number {
  const ofSession = (rules.mostMeetings ?? Infinity) - load.meetings;
  const ofDay = (rules.mostMeetingsADay ?? Infinity) - countOnDay(load, day);
  return Math.max(0, Math.min(ofSession, ofDay));
}

/** PA11: how many more meetings with counterparts of a kind an organisation has left; infinite without a limit. */
export function leftWithKind(load: OrganisationLoad, { rules, kind }: { rules: Rules; kind: CounterpartKind }): number {
  return Math.max(0, (rules[KIND_RULES[kind]] ?? Infinity) - (load.withKind[kind] ?? 0));
}

/** PA11: the quota that leaves an organisation no meeting at all today, the session's before the day's; null when it has one left. */
export function fullQuota(
  load: OrganisationLoad,
  { rules, day }: { rules: Rules; day: DayNumber },
): (FullQuota & { quota: 'session' | 'day' }) | null {
  const { mostMeetings, mostMeetingsADay } = rules;
  if (mostMeetings !== null && load.meetings >= mostMeetings) return { quota: 'session', most: mostMeetings };
  if (mostMeetingsADay !== null && countOnDay(load, day) >= mostMeetingsADay)
    return { quota: 'day', most: mostMeetingsADay };
  return null;
}

/** PA11: the first kind of a counterpart of which an organisation has met as many as the session allows; null when none binds. */
export function fullKind(
  load: OrganisationLoad,
  { rules, kinds }: { rules: Rules; kinds: readonly CounterpartKind[] },
): (FullQuota & { quota: 'kind' }) | null {
  const kind = kinds.find((each) => leftWithKind(load, { rules, kind: each }) === 0);
  return kind === undefined ? null : { quota: 'kind', kind, most: rules[KIND_RULES[kind]]! };
}

/** Whether any kind of counterpart is limited, so that nobody else pays for asking. */
export function limitsKinds(rules: Rules): boolean {
  return COUNTERPART_KINDS.some((kind) => rules[KIND_RULES[kind]] !== null);
}

/** What the directory says of somebody's organisation. */
export function kindsOf({ size, hosted }: Pick<ParticipantFacts, 'size' | 'hosted'>): readonly CounterpartKind[] {
  return hosted ? (size === null ? HOSTED : ['hosted', size]) : size === null ? NO_KINDS : OF_SIZE[size];
}

const NO_KINDS: readonly CounterpartKind[] = [];
const HOSTED: readonly CounterpartKind[] = ['hosted'];
const OF_SIZE = { small: ['small'], medium: ['medium'], large: ['large'] } as const;

/** The day of an instant where the local time is so many minutes ahead of UTC. */
export function dayOf(at: Instant, zoneMinutes: Minutes): DayNumber {
  return Math.floor((at + zoneMinutes * MINUTE) / DAY);
}

const DAY = 24 * 60 * MINUTE;

/** Meetings of a day, here and elsewhere, with those that may still become one. */
function countOnDay({ here, elsewhere, live }: OrganisationLoad, day: DayNumber): number {
  return (here[day] ?? 0) + (elsewhere[day] ?? 0) + live;
}
