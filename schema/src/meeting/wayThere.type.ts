import { Field, Float, ObjectType } from 'type-graphql';
import { HallSpot, HallZone } from '../fair/hallPlan.type.ts';

/** The hall of a summoned pair as somebody sees it who looks for the place. */
@ObjectType({ description: 'The hall in metres from its upper left corner, for whoever looks for a place in it.' })
export class WayThere {
  @Field(() => Float)
  width!: number;

  @Field(() => Float)
  depth!: number;

  @Field(() => HallSpot, { description: 'Where the place stands.' })
  to!: HallSpot;

  @Field(() => HallSpot, { nullable: true, description: 'Their own stand, where they are in their own hall.' })
  ownStand!: HallSpot | null;

  @Field(() => HallSpot, { nullable: true })
  entrance!: HallSpot | null;

  @Field(() => [HallSpot], { description: 'All else that stands there: tables and stands.' })
  others!: HallSpot[];

  @Field(() => [HallZone])
  zones!: HallZone[];
}
