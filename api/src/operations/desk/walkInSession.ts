import type { ExhibitionId } from '../../domain/kernel/id.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';

/** States in which a session takes people in. */
const TAKES_IN: ReadonlySet<string> = new Set(['OPEN', 'PAIRING', 'PAUSED']);

/** The session that somebody joins who walks in now: the one that runs, or the next one; null after the last. */
export async function walkInSession(
  ports: Pick<Ports, 'clock' | 'plans' | 'sessions'>,
  exhibition: ExhibitionId,
): Promise<SessionBrief | null> {
  const now = ports.clock.now();
  const ahead = (await ports.plans.briefsOf([exhibition])).filter(({ endsAt }) => endsAt > now);
  for (const plan of ahead) {
    const session = await ports.sessions.read(plan.id);
    if (session && TAKES_IN.has(session.state)) return plan;
  }
  return ahead[0] ?? null;
}
