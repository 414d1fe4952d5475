import { Field, ObjectType } from 'type-graphql';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';
import { Rehearsal } from './rehearsal.type.ts';

/** The rehearsal as it now stands. */
@ObjectType()
export class RehearsalSuccess {
  @Field(() => Rehearsal, { nullable: true, description: 'Null where there was none to stop.' })
  rehearsal!: Rehearsal | null;
}

export const RehearsalAnswer = resultUnion('RehearsalAnswer', [RehearsalSuccess], [SessionProblem]);
