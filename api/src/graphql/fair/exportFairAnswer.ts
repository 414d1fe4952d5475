import type { ExportFairInput } from '@ponte/schema/fair/fair.input.ts';
import { may } from '../../domain/credential/rights.ts';
import { exportFair } from '../../operations/fair/exportFair.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { readNodeId } from '../relay/nodeId.ts';

/** Hands out a fair's lists as files that read back unchanged. They hold contact data: for organisers and partners with that scope. */
export async function exportFairAnswer(context: ApiContext, input: ExportFairInput): Promise<object> {
  const { caller, fairDoor, loaders, languages } = context;
  if (caller.kind === 'nobody') return problem(context, refused('signed-out'));
  const known = readNodeId('Exhibition', input.exhibition);
  const fair = known && (await loaders.exhibition.load(known));
  if (!fair || fair.account !== caller.account) {
    return problem(context, refused('id-unknown', { path: ['input', 'exhibition'] }));
  }
  if (!fairDoor || !may(caller, 'export-fair', { account: fair.account, exhibition: fair.id })) {
    return problem(context, refused('not-allowed'));
  }
  const language = input.language ?? languages[0] ?? 'en';
  const lists = await exportFair(fairDoor.fairs, { account: fair.account, exhibition: fair.slug, language });
  const files = (lists ?? []).map((list) => {
    const { name, bytes } = fairDoor.writeFile(list);
    return { name, content: Buffer.from(bytes).toString('base64') };
  });
  return { __typename: 'ExportFairSuccess', files };
}
