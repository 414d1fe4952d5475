import { Field, ObjectType } from 'type-graphql';
import { Participant } from '../pairing/participant.type.ts';
import { PresenceProblem } from '../problem/presenceProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';

/** The presence as it now is. */
@ObjectType()
export class PresenceSuccess {
  @Field(() => Participant)
  participant!: Participant;
}

export const PresenceResult = resultUnion('PresenceResult', [PresenceSuccess], [PresenceProblem, SessionProblem]);
