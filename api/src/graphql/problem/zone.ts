import type { SessionId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';

/** The IANA zone in which a session's times are told; UTC where there is no such session. */
export async function zoneOf({ loaders }: Pick<ApiContext, 'loaders'>, session: SessionId): Promise<string> {
  const plan = await loaders.plan.load(session);
  const fair = plan ? await loaders.exhibition.load(plan.exhibition) : null;
  return fair?.timeZone ?? 'UTC';
}
