import { Field, Int, ObjectType } from 'type-graphql';
import { Organisation } from '../directory/organisation.ts';
import { Person } from '../directory/person.type.ts';
import { BadgeProblem } from '../problem/badgeProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SignInProblem } from '../problem/signInProblem.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Viewer } from './viewer.type.ts';

/** Signed in. A browser gets an http-only cookie with it. */
@ObjectType({ description: 'Signed in. A browser gets an http-only cookie with it.' })
export class SignInSuccess {
  @Field(() => String, { description: 'Access token: `Authorization: Bearer ...`, or `token` in `connection_init`.' })
  token!: string;

  @Field(() => DateTimeScalar, { description: 'Of the token; `renewToken` gives the next.' })
  expiresAt!: number;

  @Field(() => Viewer)
  viewer!: Viewer;
}

export const SignInResult = resultUnion('SignInResult', [SignInSuccess], [BadgeProblem, SignInProblem]);

/** Signed out; open sockets of this sign-in are closed. */
@ObjectType({ description: 'Signed out; open sockets of this sign-in are closed within 5 seconds.' })
export class SignOutSuccess {
  @Field(() => Boolean)
  signedOut!: boolean;
}

export const SignOutResult = resultUnion('SignOutResult', [SignOutSuccess], []);

/** A ticket for one socket. */
@ObjectType({ description: 'A ticket for one socket: `connection_init { ticket }`, once, within 30 seconds.' })
export class OpenSocketSuccess {
  @Field(() => String)
  ticket!: string;

  @Field(() => DateTimeScalar)
  expiresAt!: number;
}

export const OpenSocketResult = resultUnion('OpenSocketResult', [OpenSocketSuccess], []);

/** The other device was answered. */
@ObjectType({ description: 'The other device was answered.' })
export class AnswerDeviceSuccess {
  @Field(() => Boolean)
  allowed!: boolean;
}

export const AnswerDeviceResult = resultUnion('AnswerDeviceResult', [AnswerDeviceSuccess], [BadgeProblem]);

/** The codes of a new badge; shown once. */
@ObjectType({ description: 'The codes of a new badge; the sign-in code is shown once.' })
export class ReissueBadgeSuccess {
  @Field(() => String)
  frontCode!: string;

  @Field(() => String, { nullable: true, description: 'Null where the badge was only revoked, or is a spare one.' })
  signInCode!: string | null;

  @Field(() => String, { nullable: true })
  signInLink!: string | null;

  @Field(() => Person, { nullable: true })
  person!: Person | null;

  @Field(() => Organisation, { nullable: true })
  organisation!: typeof Organisation | null;

  @Field(() => Int, { nullable: true, description: 'Spare badges that nobody has yet, where one was given.' })
  left!: number | null;
}

export const ReissueBadgeResult = resultUnion('ReissueBadgeResult', [ReissueBadgeSuccess], [BadgeProblem]);
