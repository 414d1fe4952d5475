import type { RemoveFromFairInput } from '@ponte/schema/fair/removeFromFair.type.ts';
import { removeFromFair } from '../../operations/fair/removeFromFair.ts';
import { isRefused, refused } from '../../operations/kernel/refused.ts';
import type { FairPart } from '../../ports/fairStore.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { fairToPrepare } from './fairToPrepare.ts';
import { ownFair } from './importFairAnswer.ts';

/** Takes one part out of an exhibition, where nothing refers to it. */
export async function removeFromFairAnswer(context: ApiContext, input: RemoveFromFairInput): Promise<object> {
  const found = await fairToPrepare(context, input.exhibition);
  if (isRefused(found)) return problem(context, found);
  const part = partOf(input);
  if (!part || !found.fair) return problem(context, refused('id-unknown', { path: ['input'] }));
  const { slug } = found.fair;
  const removal = { account: found.account, exhibition: slug, part };
  const why = await removeFromFair({ fairs: found.door.fairs }, removal);
  if (why) return problem(context, why);
  return { __typename: 'SetUpFairSuccess', exhibition: await ownFair(context, slug) };
}

/** One part and no more: a session, a venue, or a table of a venue. */
function partOf({ session, venue, table }: RemoveFromFairInput): FairPart | null {
  if (session) return venue || table ? null : { kind: 'session', reference: session };
  if (!venue) return null;
  return table ? { kind: 'table', venue, label: table.trim() } : { kind: 'venue', reference: venue };
}
