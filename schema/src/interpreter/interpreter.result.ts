import { Field, ObjectType } from 'type-graphql';
import { MeetingProblem } from '../problem/meetingProblem.type.ts';
import { PlaceProblem } from '../problem/placeProblem.type.ts';
import { PresenceProblem } from '../problem/presenceProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';
import { Interpreter } from './interpreter.type.ts';

/** The interpreter as it now is. */
@ObjectType()
export class InterpreterSuccess {
  @Field(() => Interpreter)
  interpreter!: Interpreter;
}

export const InterpreterResult = resultUnion(
  'InterpreterResult',
  [InterpreterSuccess],
  [MeetingProblem, PlaceProblem, PresenceProblem, SessionProblem],
);
