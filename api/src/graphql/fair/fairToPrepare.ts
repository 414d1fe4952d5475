import { may } from '../../domain/credential/rights.ts';
import type { AccountId, ExhibitionId } from '../../domain/kernel/id.ts';
import { refused, type Refused } from '../../operations/kernel/refused.ts';
import type { FairFound } from '../../ports/fairs.ts';
import type { ApiContext } from '../context.ts';
import { readNodeId } from '../relay/nodeId.ts';
import type { FairDoor } from './fairDoor.ts';

/** An exhibition that the caller may prepare; fair null: a new one of their account. */
export interface FairToPrepare {
  readonly door: FairDoor;
  readonly account: AccountId;
  readonly fair: FairFound | null;
}

/** Finds the exhibition and whether the caller may prepare it; a new one is for those who may everywhere in their account. */
export async function fairToPrepare(context: ApiContext, id: string | null): Promise<FairToPrepare | Refused> {
  const { caller, fairDoor, loaders } = context;
  if (caller.kind === 'nobody') return refused('signed-out');
  if (!fairDoor) return refused('not-allowed');
  const known = id === null ? null : readNodeId('Exhibition', id);
  const fair = known && (await loaders.exhibition.load(known));
  if (id !== null && !fair) return refused('id-unknown', { path: ['input', 'exhibition'] });
  const at = { account: fair?.account ?? caller.account, exhibition: fair?.id ?? ('' as ExhibitionId) };
  if (!may(caller, 'import-fair', at)) return refused('not-allowed');
  return { door: fairDoor, account: caller.account, fair: fair ?? null };
}
