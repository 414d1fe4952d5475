import { Field, InputType } from 'type-graphql';

/** The sign-in code of a badge. */
@InputType({ description: 'The sign-in code of a badge.' })
export class SignInWithBadgeInput {
  @Field(() => String, { description: 'The token of the link, or the short code as it is typed.' })
  token!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code on the front of the same badge, where a short code is typed: wrong tries count for it.',
  })
  frontCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For clients without cookies: a name of this device that the client keeps, 16 to 128 characters.',
  })
  device!: string | null;
}

/** An organiser's e-mail and password. */
@InputType({ description: "An organiser's e-mail and password." })
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

/** A yes or no to another device. */
@InputType({ description: 'A yes or no to another device that wants to sign in with a badge.' })
export class AnswerDeviceInput {
  @Field(() => String, {
    nullable: true,
    description: 'The request, as `viewer.deviceRequests` names it.',
  })
  request!: string | null;

  @Field(() => String, { nullable: true, description: 'For staff: the front code of the badge.' })
  frontCode!: string | null;

  @Field(() => Boolean)
  allow!: boolean;
}

/** A badge to be revoked, and issued anew where wished. */
@InputType({ description: 'A badge to be revoked, and issued anew where wished.' })
export class ReissueBadgeInput {
  @Field(() => String, { description: 'The code on the front of the badge.' })
  frontCode!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Boolean, { description: 'False: the badge is only revoked.' })
  reissue!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The spare badge that its owner gets instead of a new print, as it was scanned or typed.',
  })
  spareCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Names this request; or the header `Idempotency-Key`.' })
  idempotencyKey!: string | null;
}

/** The first organiser of an installation that nobody uses yet. */
@InputType({ description: 'The first organiser of an installation that nobody uses yet.' })
export class BeginInput {
  @Field(() => String, { description: 'From the link that the server printed when it started.' })
  code!: string;

  @Field(() => String, { description: 'Whose exhibitions they will be.' })
  organisation!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'At least 12 characters.' })
  password!: string;
}
