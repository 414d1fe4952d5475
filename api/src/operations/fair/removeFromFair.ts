import type { AccountId } from '../../domain/kernel/id.ts';
import type { FairPart, FairStore } from '../../ports/fairStore.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** Takes a session, a venue with its tables, or one table out of a fair. What anything refers to stays, and it is said what does. */
export async function removeFromFair(
  { fairs }: { fairs: FairStore },
  removal: { account: AccountId; exhibition: string; part: FairPart },
): Promise<Refused | null> {
  const { part } = removal;
  const removed = await fairs.remove(removal);
  if (removed.outcome === 'removed') return null;
  const path = ['input', part.kind === 'table' ? 'table' : part.kind];
  if (removed.outcome === 'unknown') return refused('id-unknown', { path });
  return refused('still-used', { facts: { ...removed.uses }, path });
}
