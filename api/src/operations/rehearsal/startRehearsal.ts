import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import { RULE_RANGES } from '../../domain/pairing/rulesRange.ts';
import type { Policy } from '../../domain/rehearsal/policy.ts';
import { POLICIES } from '../../domain/rehearsal/policy.ts';
import { AS_PLANNED, fairIn, poolName, tablesOf, type TableCount } from '../../domain/rehearsal/scenario.ts';
import { isSettingFault, settingsWith } from '../../domain/rehearsal/settings.ts';
import type { RehearsalState } from '../../ports/rehearsals.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { finishedFair, plannedFair } from './plannedFair.ts';

/** What an organiser asks of a rehearsal; what is null is as planned or usual. */
export interface StartRehearsal {
  session: SessionId;
  seed: number;
  seeds: number;
  policies: readonly Policy[] | null;
  settings: Readonly<Record<string, number>>;
  meetingMinutes: number | null;
  /** Of each pool that is named; the others are as planned. */
  tables: readonly TableCount[] | null;
  isReplay: boolean;
  advice: 'all' | 'none';
}

export type RehearsalPorts = Pick<Ports, 'matchProfiles' | 'plans' | 'rehearsals' | 'sessions'>;

/** Days of each kind in the browser; the command line takes more. */
const MOST_SEEDS = 100;
/** People of a session that is rehearsed beside live ones. */
const MOST_PEOPLE = 2_500;
/** Tables of one kind at a venue. */
const TABLES_RANGE = [1, 1_000] as const;
const LAST_SEED = 4_294_967_295;

/** RH18: begins a rehearsal beside the live sessions; refused by name where a setting is out of its range, and nothing begins. */
export async function startRehearsal(
  ports: RehearsalPorts,
  caller: Caller,
  asked: StartRehearsal,
): Promise<RehearsalState | Refused> {
  const plan = await plannedFor(ports, caller, asked.session);
  if (isRefused(plan)) return plan;
  const wrong =
    outOfRange('seeds', asked.seeds, [1, MOST_SEEDS]) ??
    outOfRange('seed', asked.seed, [0, LAST_SEED]) ??
    (asked.meetingMinutes === null
      ? null
      : outOfRange('meetingMinutes', asked.meetingMinutes, RULE_RANGES.meetingMinutes)) ??
    firstOf((asked.tables ?? []).map(({ places }) => outOfRange('tables', places, TABLES_RANGE)));
  if (wrong) return wrong;
  const settings = settingsWith(asked.settings);
  if (isSettingFault(settings)) {
    const { fault, ...facts } = settings;
    const code = fault === 'setting-unknown' ? 'rehearsal-setting-unknown' : 'rehearsal-setting';
    return refused(code, { facts, path: ['input', 'settings', settings.setting] });
  }
  const found = await (asked.isReplay ? finishedFair : plannedFair)(ports, asked.session);
  if (isRefused(found)) return found;
  if (found.people.length > MOST_PEOPLE) return refused('rehearsal-too-large', { facts: { most: MOST_PEOPLE } });
  const { meetingMinutes, tables, seed, seeds, advice } = asked;
  const stranger = tables?.some((count) => !tablesOf(found).some((known) => poolName(known) === poolName(count)));
  if (stranger) return refused('place-unknown', { path: ['input', 'tables'] });
  const fair = fairIn({ ...AS_PLANNED, meetingMinutes, tables }, found);
  const policies = asked.policies ?? POLICIES;
  const began = await ports.rehearsals.start({
    session: asked.session,
    exhibition: plan.exhibition,
    fair,
    plan: { settings, seed, seeds, policies, advice },
  });
  if (began === 'overloaded') return refused('overloaded');
  return began === 'running' ? refused('rehearsal-running') : began;
}

/** Ends a session's rehearsal; what was found of it is not kept. */
export async function stopRehearsal(
  ports: RehearsalPorts,
  caller: Caller,
  session: SessionId,
): Promise<RehearsalState | Refused | null> {
  const plan = await plannedFor(ports, caller, session);
  if (isRefused(plan)) return plan;
  await ports.rehearsals.stop(session);
  return ports.rehearsals.find(session);
}

/** The last rehearsal of a session; null where there is none. */
export async function findRehearsal(
  ports: RehearsalPorts,
  caller: Caller,
  session: SessionId,
): Promise<RehearsalState | Refused | null> {
  const plan = await plannedFor(ports, caller, session);
  return isRefused(plan) ? plan : ports.rehearsals.find(session);
}

async function plannedFor(
  { plans }: Pick<Ports, 'plans'>,
  caller: Caller,
  session: SessionId,
): Promise<SessionBrief | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [plan] = await plans.briefs([session]);
  if (!plan || plan.account !== caller.account) return refused('session-unknown', { path: ['input', 'session'] });
  return may(caller, 'run-session', plan) ? plan : refused('not-allowed');
}

function firstOf(refusals: readonly (Refused | null)[]): Refused | null {
  return refusals.find((refusal) => refusal !== null) ?? null;
}

function outOfRange(setting: string, value: number, [least, most]: readonly [number, number]): Refused | null {
  if (Number.isInteger(value) && value >= least && value <= most) return null;
  return refused('rehearsal-setting', { facts: { setting, least, most }, path: ['input', setting] });
}
