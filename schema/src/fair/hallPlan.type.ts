import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';

/** A spot of a hall in metres, from its upper left corner. */
@ObjectType({ description: 'A spot of a hall in metres, from its upper left corner.' })
export class HallSpot {
  @Field(() => Float)
  x!: number;

  @Field(() => Float)
  y!: number;
}

/** A part of a hall with a name of its own. */
@ObjectType({ description: 'A part of a hall with a name of its own.' })
export class HallZone {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  x!: number;

  @Field(() => Float)
  y!: number;

  @Field(() => Float)
  width!: number;

  @Field(() => Float)
  depth!: number;
}

/** A way that is kept free. */
@ObjectType({ description: 'A way that is kept free.' })
export class HallWay {
  @Field(() => HallSpot)
  from!: HallSpot;

  @Field(() => HallSpot)
  to!: HallSpot;
}

/** A place of the venue; x and y are null until it stands on the plan. */
@ObjectType({ description: 'A place of the venue; x and y are null until it stands on the plan.' })
export class HallTable {
  @Field(() => ID)
  place!: string;

  @Field(() => String)
  label!: string;

  @Field(() => PlaceKind)
  kind!: (typeof PlaceKind)[keyof typeof PlaceKind];

  @Field(() => Float, { nullable: true })
  x!: number | null;

  @Field(() => Float, { nullable: true })
  y!: number | null;
}

/** How a venue is furnished, in metres. */
@ObjectType({ description: 'How a venue is furnished, in metres; for organisers and staff.' })
export class HallPlan {
  @Field(() => ID)
  venue!: string;

  @Field(() => Int, { description: '0: nothing was drawn yet. Saving names the version on which was drawn.' })
  version!: number;

  @Field(() => Float)
  width!: number;

  @Field(() => Float)
  depth!: number;

  @Field(() => [HallTable])
  tables!: HallTable[];

  @Field(() => [HallZone])
  zones!: HallZone[];

  @Field(() => [HallWay])
  ways!: HallWay[];

  @Field(() => HallSpot, { nullable: true })
  entrance!: HallSpot | null;

  @Field(() => HallSpot, { nullable: true, description: 'Where interpreters wait.' })
  interpreters!: HallSpot | null;

  @Field(() => Boolean, { description: 'A session is open in this hall: the plan is only looked at.' })
  live!: boolean;
}

/** The plan as it is kept now. */
@ObjectType()
export class KeepHallPlanSuccess {
  @Field(() => HallPlan)
  plan!: HallPlan;
}

export const KeepHallPlanResult = resultUnion('KeepHallPlanResult', [KeepHallPlanSuccess], [SessionProblem]);
