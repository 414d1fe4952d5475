import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { ExhibitionId, OrganisationId, SessionId } from '../../domain/kernel/id.ts';
import type { LocalizedText } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { sessionToReport } from '../session/findSessionReport.ts';
import type { After } from './findAfter.ts';

/** A session, or a whole exhibition, of which a report is asked. */
export interface ReportAsked {
  session: SessionId | null;
  exhibition: ExhibitionId | null;
}

/** The sessions that a report counts: one, or all of an exhibition; for whoever may export the fair. */
export async function sessionsToReport(
  ports: Pick<Ports, 'plans'>,
  caller: Caller,
  { session, exhibition }: ReportAsked,
): Promise<readonly SessionBrief[] | Refused> {
  if (!exhibition) {
    const plan = await sessionToReport(ports, caller, { session, right: 'export-fair' });
    return 'refused' in plan ? plan : [plan];
  }
  if (caller.kind === 'nobody') return refused('signed-out');
  const plans = await ports.plans.briefsOf([exhibition]);
  if (plans.length === 0 || plans.some(({ account }) => account !== caller.account)) return refused('session-unknown');
  return plans.every((plan) => may(caller, 'export-fair', plan)) ? plans : refused('not-allowed');
}

/** What a report is called and when what it counts was, with the names of those who signed. */
export interface ReportNames {
  name: LocalizedText;
  exhibition: LocalizedText;
  from: Instant;
  to: Instant;
  names: ReadonlyMap<OrganisationId, LocalizedText>;
}

/** The names that a report says beside its figures: those of organisations only, never of people. */
export async function namesForReport(
  { directory, fairs }: Pick<Ports, 'directory' | 'fairs'>,
  after: After,
  { isWhole }: { isWhole: boolean },
): Promise<ReportNames> {
  const [first] = after.sessions;
  const [fair] = first ? await fairs.byIds([first.exhibition]) : [];
  const [companies, buyers] = await Promise.all([
    directory.companiesByIds([...new Set(after.signings.map(({ company }) => company))]),
    directory.buyersByIds([...new Set(after.signings.map(({ buyer }) => buyer))]),
  ]);
  const exhibition = fair?.name ?? {};
  return {
    name: isWhole ? exhibition : (first?.name ?? {}),
    exhibition,
    from: Math.min(...after.sessions.map(({ opensAt }) => opensAt)),
    to: Math.max(...after.sessions.map(({ endsAt }) => endsAt)),
    names: new Map([...companies, ...buyers].map(({ id, name }) => [id, name])),
  };
}
