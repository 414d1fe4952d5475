import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  ApiKey,
  IssueApiKeyInput,
  IssueApiKeyResult,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
} from '@ponte/schema/credential/apiKey.type.ts';
import type { Whereabouts } from '../../domain/credential/rights.ts';
import { issuePartnerKey, partnerKeys, revokePartnerKey } from '../../operations/account/keepApiKeys.ts';
import { isRefused, refused, type Refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { readNodeId } from '../relay/nodeId.ts';

/** Partners' keys, for the organisers who hand them out. */
@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKey], { nullable: true, description: 'Newest first; null for those who keep no keys.' })
  async apiKeys(@Arg('exhibition', () => ID) exhibition: string, @Ctx() context: ApiContext): Promise<object[] | null> {
    const at = await whereabouts(context, exhibition);
    if (isRefused(at)) return null;
    const keys = await partnerKeys(context.ports, context.caller, at);
    if (isRefused(keys)) return null;
    return keys.map((key) => ({ ...key, everywhere: key.exhibition === null }));
  }

  @Mutation(() => IssueApiKeyResult, { description: "A partner's key for one exhibition; shown this once." })
  async issueApiKey(
    @Arg('input', () => IssueApiKeyInput) input: IssueApiKeyInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const at = await whereabouts(context, input.exhibition);
    if (isRefused(at)) return problem(context, at);
    const { name, scopes, mode, expiresAt = null } = input;
    const issued = await issuePartnerKey(
      context.ports,
      { caller: context.caller, at },
      { name, scopes, mode, expiresAt },
    );
    if (isRefused(issued)) return problem(context, issued);
    return { __typename: 'IssueApiKeySuccess', key: issued.apiKey, hint: issued.hint };
  }

  @Mutation(() => RevokeApiKeyResult, { description: 'Ends a key; open sockets of it are closed within 5 seconds.' })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const at = await whereabouts(context, input.exhibition);
    if (isRefused(at)) return problem(context, at);
    const answer = await revokePartnerKey(context.ports, { caller: context.caller, at }, input.hint);
    return isRefused(answer) ? problem(context, answer) : { __typename: 'RevokeApiKeySuccess', ...answer };
  }
}

/** Where the keys belong: an exhibition of the caller's own account. */
async function whereabouts({ caller, loaders }: ApiContext, exhibition: string): Promise<Whereabouts | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const known = readNodeId('Exhibition', exhibition);
  const fair = known && (await loaders.exhibition.load(known));
  if (!fair || fair.account !== caller.account) return refused('id-unknown', { path: ['input', 'exhibition'] });
  return { account: fair.account, exhibition: fair.id };
}
