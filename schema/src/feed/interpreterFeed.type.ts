import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Interpreter } from '../interpreter/interpreter.type.ts';
import { namedType } from '../relay/namedType.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Mark } from './mark.type.ts';

/** An interpreter as it stands now, after an event that concerns it. */
@ObjectType({ description: 'The interpreter as it stands now: first of all, then after each event that concerns it.' })
export class InterpreterNow {
  @Field(() => Int)
  sequence!: number;

  @Field(() => Int, { nullable: true, description: 'Sequence of the item before it in this feed; null for the first.' })
  previous!: number | null;

  @Field(() => DateTimeScalar, { description: "The server's clock." })
  now!: number;

  @Field(() => Interpreter)
  interpreter!: Interpreter;
}

/** The interpreter's presence, and marks. */
export const InterpreterFeedItem = createUnionType({
  name: 'InterpreterFeedItem',
  description: 'How the interpreter stands, after each event that concerns it, and a mark each 15 seconds.',
  types: () => [InterpreterNow, Mark] as const,
  resolveType: namedType,
});
