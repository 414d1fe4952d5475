import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { AllowCallsInput, RefuseCallsInput } from '@ponte/schema/credential/calls.input.ts';
import { CallsResult } from '@ponte/schema/credential/calls.result.ts';
import type { Language } from '../../domain/kernel/language.ts';
import { allowCalls, refuseCalls } from '../../operations/credential/allowCalls.ts';
import { isRefused, type Refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';

/** Whether a device is called while its page is closed; nothing relies on it. */
@Resolver()
export class CallsResolver {
  @Mutation(() => CallsResult, {
    description: 'Call this device for an offer and for a table, while its page is closed.',
  })
  async allowCalls(
    @Arg('input', () => AllowCallsInput) { endpoint, p256dh, auth, language }: AllowCallsInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const address = { endpoint, p256dh, auth, language: language as Language };
    return told(context, await allowCalls(context.ports, context.caller, address));
  }

  @Mutation(() => CallsResult, { description: 'Do not call this device any more.' })
  async refuseCalls(
    @Arg('input', () => RefuseCallsInput) { endpoint }: RefuseCallsInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return told(context, await refuseCalls(context.ports, context.caller, endpoint));
  }
}

function told(context: ApiContext, answer: { allowed: boolean } | Refused): object {
  return isRefused(answer) ? problem(context, answer) : { __typename: 'CallsSuccess', ...answer };
}
