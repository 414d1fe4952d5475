import { Field, InputType, ID, ObjectType, registerEnumType } from 'type-graphql';
import { resultUnion } from '../problem/resultUnion.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** What a key is for: both reach the same data; a name for whoever reads logs. */
export const ApiKeyMode = { TEST: 'test', LIVE: 'live' } as const;
registerEnumType(ApiKeyMode, { name: 'ApiKeyMode' });

/** A partner's key; the key itself is shown once, when it is issued. */
@ObjectType({ description: "A partner's key; the key itself is shown once, when it is issued." })
export class ApiKey {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Its first characters: they name it.' })
  hint!: string;

  @Field(() => [String], { description: 'Names of rights.' })
  scopes!: string[];

  @Field(() => ApiKeyMode)
  mode!: (typeof ApiKeyMode)[keyof typeof ApiKeyMode];

  @Field(() => DateTimeScalar)
  createdAt!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: number | null;

  @Field(() => Boolean, { description: 'True: for every exhibition of the account.' })
  everywhere!: boolean;
}

/** A new key for a partner. */
@InputType({ description: 'A new key for a partner.' })
export class IssueApiKeyInput {
  @Field(() => ID, { description: 'The exhibition that it opens, and no other.' })
  exhibition!: string;

  @Field(() => String, { description: 'At most 120 characters.' })
  name!: string;

  @Field(() => [String], { description: 'Names of rights that a partner may have.' })
  scopes!: string[];

  @Field(() => ApiKeyMode)
  mode!: (typeof ApiKeyMode)[keyof typeof ApiKeyMode];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Left out: until it is revoked.' })
  expiresAt!: number | null;
}

/** The end of a key. */
@InputType({ description: 'The end of a key.' })
export class RevokeApiKeyInput {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => String)
  hint!: string;
}

/** A key that was just issued. */
@ObjectType()
export class IssueApiKeySuccess {
  @Field(() => String, { description: 'The key itself; it is not kept and is never shown again.' })
  key!: string;

  @Field(() => String)
  hint!: string;
}

/** A key that no longer holds. */
@ObjectType({ description: 'A key that no longer holds; open sockets of it are closed within 5 seconds.' })
export class RevokeApiKeySuccess {
  @Field(() => Boolean)
  revoked!: boolean;
}

export const IssueApiKeyResult = resultUnion('IssueApiKeyResult', [IssueApiKeySuccess], []);
export const RevokeApiKeyResult = resultUnion('RevokeApiKeyResult', [RevokeApiKeySuccess], []);
