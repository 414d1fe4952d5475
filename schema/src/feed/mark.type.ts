import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** A sign of life without event, each 15 s. */
@ObjectType({ description: 'A sign of life without event, each 15 seconds.' })
export class Mark {
  @Field(() => Int, { description: 'Sequence up to which the feed is complete.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: "The server's clock, for countdowns." })
  now!: number;
}
