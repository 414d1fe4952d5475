import type { FairFound } from '../../ports/fairs.ts';
import type { ApiContext } from '../context.ts';

/** Whether the caller may know of an exhibition: a public one, or one of its own account. */
export function isVisible({ caller }: Pick<ApiContext, 'caller'>, { isPublic, account }: FairFound): boolean {
  return isPublic || (caller.kind !== 'nobody' && caller.account === account);
}
