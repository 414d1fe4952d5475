import { may } from '../../domain/credential/rights.ts';
import type { SessionState } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import { sessionSeen, type SeenSession } from '../floor/seen.ts';

const OPEN: ReadonlySet<SessionState> = new Set(['OPEN', 'PAIRING', 'PAUSED', 'CLOSING']);

/** Open sessions of the badge's fair in which its person may interpret. */
export async function interpretsIn(context: ApiContext): Promise<SeenSession[]> {
  const { caller, ports } = context;
  if (caller.kind !== 'badge') return [];
  const plans = await ports.plans.briefsOf([caller.exhibition]);
  const seen = await Promise.all(
    plans.filter((plan) => may(caller, 'interpret', plan)).map((plan) => sessionSeen(context, plan)),
  );
  return seen.filter(({ live }) => live !== null && OPEN.has(live.state));
}
