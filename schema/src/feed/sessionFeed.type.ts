import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { JsonScalar } from '../scalar/json.ts';
import { Mark } from './mark.type.ts';
import { namedType } from '../relay/namedType.ts';

/** One event of a session's log. */
@ObjectType({ description: "One event of a session's log." })
export class SessionEvent {
  @Field(() => Int)
  sequence!: number;

  @Field(() => Int, { description: 'Sequence of the item before it in this feed.' })
  previous!: number;

  @Field(() => String)
  kind!: string;

  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => JsonScalar, { description: '`by` is `participant`, `staff` or `system`, with ids.' })
  actor!: unknown;

  @Field(() => JsonScalar)
  facts!: unknown;
}

/** The cursor cannot be followed: read the state anew and follow from `head`. */
@ObjectType({ description: 'The cursor cannot be followed: read the state anew and follow from `head`.' })
export class ResyncRequired {
  @Field(() => Int)
  oldest!: number;

  @Field(() => Int)
  head!: number;
}

/** Every event of a session, in order, without holes. */
export const SessionFeedItem = createUnionType({
  name: 'SessionFeedItem',
  description: 'Every event of a session, in order and without holes, and a mark each 15 seconds.',
  types: () => [SessionEvent, Mark, ResyncRequired] as const,
  resolveType: namedType,
});
