import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  AnswerDeviceInput,
  BeginInput,
  ReissueBadgeInput,
  SignInInput,
  SignInWithBadgeInput,
} from '@ponte/schema/credential/signIn.input.ts';
import {
  AnswerDeviceResult,
  OpenSocketResult,
  ReissueBadgeResult,
  SignInResult,
  SignOutResult,
} from '@ponte/schema/credential/signIn.result.ts';
import { begin } from '../../operations/account/begin.ts';
import { answerDevice } from '../../operations/credential/answerDevice.ts';
import { openSocket } from '../../operations/credential/openSocket.ts';
import { reissueBadge } from '../../operations/credential/reissueBadge.ts';
import { renewToken } from '../../operations/credential/renewToken.ts';
import { signIn } from '../../operations/credential/signIn.ts';
import { signInWithBadge } from '../../operations/credential/signInWithBadge.ts';
import { signOut } from '../../operations/credential/signOut.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { badgeOwner } from './badgeOwner.ts';
import { signedIn } from './signedIn.ts';

/** Signing in and out, and devices. */
@Resolver()
export class SignInResolver {
  @Mutation(() => SignInResult, {
    description: 'By the sign-in code of a badge: the token of its link, or its short code.',
  })
  async signInWithBadge(
    @Arg('input', () => SignInWithBadgeInput) input: SignInWithBadgeInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const { token, frontCode = null } = input;
    const { address } = context;
    const device = input.device ?? context.cookies.device;
    return signedIn(context, await signInWithBadge(context.ports, { token, frontCode, device, address }));
  }

  @Mutation(() => SignInResult, { description: 'By e-mail and password.' })
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: ApiContext): Promise<object> {
    return signedIn(context, await signIn(context.ports, { ...input, address: context.address }));
  }

  @Query(() => Boolean, { description: 'True until somebody has opened this installation with `begin`.' })
  isNew(@Ctx() { ports }: ApiContext): Promise<boolean> {
    return ports.accounts.isEmpty();
  }

  @Mutation(() => SignInResult, { description: 'The first account of a new installation; signs its organiser in.' })
  async begin(@Arg('input', () => BeginInput) input: BeginInput, @Ctx() context: ApiContext): Promise<object> {
    const language = context.languages[0] ?? 'en';
    return signedIn(context, await begin(context.ports, { ...input, language }));
  }

  @Mutation(() => SignInResult, { description: 'A fresh access token for who is signed in.' })
  async renewToken(@Ctx() context: ApiContext): Promise<object> {
    return signedIn(context, await renewToken(context.ports, context.caller));
  }

  @Mutation(() => SignOutResult)
  async signOut(@Ctx() context: ApiContext): Promise<object> {
    const answer = await signOut(context.ports, context.caller);
    if ('refused' in answer) return problem(context, answer);
    context.cookies.clear();
    return { __typename: 'SignOutSuccess', signedOut: true };
  }

  @Mutation(() => OpenSocketResult, { description: 'A ticket for a socket: a cookie alone opens none.' })
  async openSocket(@Ctx() context: ApiContext): Promise<object> {
    const answer = await openSocket(context.ports, context.caller);
    return 'refused' in answer ? problem(context, answer) : { __typename: 'OpenSocketSuccess', ...answer };
  }

  @Mutation(() => AnswerDeviceResult, {
    description: 'Yes or no to another device; on the first device, or at the desk.',
  })
  async answerDevice(
    @Arg('input', () => AnswerDeviceInput) input: AnswerDeviceInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const answer = await answerDevice(context.ports, context.caller, {
      request: input.request ?? null,
      frontCode: input.frontCode ?? null,
      allow: input.allow,
    });
    return 'refused' in answer ? problem(context, answer) : { __typename: 'AnswerDeviceSuccess', ...answer };
  }

  @Mutation(() => ReissueBadgeResult, { description: 'A lost badge: revoked, and issued anew. For the desk.' })
  async reissueBadge(
    @Arg('input', () => ReissueBadgeInput) input: ReissueBadgeInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const { spareCode = null } = input;
    const key = input.idempotencyKey ?? context.idempotencyKey;
    const lost = { ...input, spareCode, key, reads: context.languages };
    const answer = await reissueBadge(context.ports, context.caller, lost);
    if (isRefused(answer)) return problem(context, answer);
    const { frontCode, left, shortCode = null, signInToken } = answer;
    const signInLink = signInToken ? context.signInLink(signInToken) : null;
    const whose = await badgeOwner(context, answer.person);
    return { __typename: 'ReissueBadgeSuccess', frontCode, left, signInCode: shortCode, signInLink, ...whose };
  }
}
