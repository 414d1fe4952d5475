import { Field, Int, ObjectType } from 'type-graphql';
import { Participant } from '../pairing/participant.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** A sign of life without event, each 15 s. */
@ObjectType({ description: 'A sign of life without event, each 15 seconds.' })
export class Mark {
  @Field(() => Int, { description: 'Sequence up to which the feed is complete.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: "The server's clock, for countdowns." })
  now!: number;

  @Field(() => Participant, {
    nullable: true,
    description: "In a participant's own feed while it waits: why nobody yet, and how long, change without an event.",
  })
  waiting!: Participant | null;
}
