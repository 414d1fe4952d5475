import { Field, Float, ID, InputType, Int } from 'type-graphql';

/** A spot of a hall in metres. */
@InputType({ description: 'A spot of a hall in metres, from its upper left corner.' })
export class HallSpotInput {
  @Field(() => Float)
  x!: number;

  @Field(() => Float)
  y!: number;
}

/** A part of a hall with a name of its own. */
@InputType({ description: 'A part of a hall; its tables are told with its name.' })
export class HallZoneInput {
  @Field(() => String, { description: 'At most 20 characters.' })
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
@InputType({ description: 'A way that is kept free.' })
export class HallWayInput {
  @Field(() => HallSpotInput)
  from!: HallSpotInput;

  @Field(() => HallSpotInput)
  to!: HallSpotInput;
}

/** Where a table stands: its middle. */
@InputType({ description: 'Where a table stands: its middle.' })
export class HallTableInput {
  @Field(() => ID)
  place!: string;

  @Field(() => Float)
  x!: number;

  @Field(() => Float)
  y!: number;
}

/** A whole plan. */
@InputType({ description: 'A whole plan; what it does not name stands nowhere.' })
export class KeepHallPlanInput {
  @Field(() => ID)
  venue!: string;

  @Field(() => Int, { description: 'The version on which was drawn.' })
  version!: number;

  @Field(() => Float, { description: 'Metres, 3 to 300.' })
  width!: number;

  @Field(() => Float, { description: 'Metres, 3 to 300.' })
  depth!: number;

  @Field(() => [HallTableInput], { description: 'At most 1,000.' })
  tables!: HallTableInput[];

  @Field(() => [HallZoneInput], { description: 'At most 50.' })
  zones!: HallZoneInput[];

  @Field(() => [HallWayInput], { description: 'At most 100.' })
  ways!: HallWayInput[];

  @Field(() => HallSpotInput, { nullable: true })
  entrance!: HallSpotInput | null;

  @Field(() => HallSpotInput, { nullable: true })
  interpreters!: HallSpotInput | null;
}
