import { Field, ObjectType } from 'type-graphql';
import { resultUnion } from '../problem/resultUnion.ts';
import { SignInProblem } from '../problem/signInProblem.type.ts';

/** Whether this device is called while its page is closed. */
@ObjectType({ description: 'Whether this device is called while its page is closed.' })
export class CallsSuccess {
  @Field(() => Boolean)
  allowed!: boolean;
}

export const CallsResult = resultUnion('CallsResult', [CallsSuccess], [SignInProblem]);
