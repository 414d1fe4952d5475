import { isRefused, type Refused } from '../../operations/kernel/refused.ts';
import type { SignedIn } from '../../operations/credential/signedIn.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';

/** The answer to a sign-in; what follows in this request sees who it now is. */
export async function signedIn(context: ApiContext, answer: SignedIn | Refused): Promise<object> {
  if (isRefused(answer)) {
    if (answer.refused === 'other-device') context.cookies.keepDevice();
    return problem(context, answer);
  }
  context.caller = await context.ports.signIns.caller(answer.signIn);
  context.cookies.keep(answer);
  return { __typename: 'SignInSuccess', token: answer.token, expiresAt: answer.tokenExpiresAt, viewer: {} };
}
