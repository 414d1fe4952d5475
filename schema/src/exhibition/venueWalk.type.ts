import { Field, Int, ObjectType } from 'type-graphql';
import { Venue } from './venue.type.ts';

/** The longest walk to a place of a session. */
@ObjectType({ description: 'The longest walk to a place of a session, and at which venue.' })
export class VenueWalk {
  @Field(() => Venue)
  venue!: Venue;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Boolean, { description: "Reckoned on the hall's plan; otherwise the walk that is usual there." })
  isByPlan!: boolean;
}
