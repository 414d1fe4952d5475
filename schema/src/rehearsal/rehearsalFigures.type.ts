import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';

/** A mean over the rehearsed days. */
@ObjectType({ description: 'A mean over the rehearsed days, with its 95 % interval (Student’s t).' })
export class Estimate {
  @Field(() => Float)
  mean!: number;

  @Field(() => Float)
  low!: number;

  @Field(() => Float)
  high!: number;
}

/** The figures of a day. */
@ObjectType({ description: 'The figures of a rehearsed day; shares are 0 to 1.' })
export class RehearsalFigures {
  @Field(() => Estimate)
  meetings!: Estimate;

  @Field(() => Estimate)
  meetingsEach!: Estimate;

  @Field(() => Estimate, { description: 'The sum of the mean of both scores over the meetings that were held.' })
  value!: Estimate;

  @Field(() => Estimate)
  waitMedianSeconds!: Estimate;

  @Field(() => Estimate)
  waitP95Seconds!: Estimate;

  @Field(() => Estimate, { description: 'Waits that ended without a pair.' })
  inVain!: Estimate;

  @Field(() => Estimate)
  acceptance!: Estimate;

  @Field(() => Estimate)
  kept!: Estimate;

  @Field(() => Estimate, { description: 'People with a meeting, of those who came.' })
  matched!: Estimate;

  @Field(() => Estimate)
  second!: Estimate;

  @Field(() => Estimate)
  gini!: Estimate;

  @Field(() => Estimate)
  tableUse!: Estimate;
}

/** So many places of one kind at one venue. */
@ObjectType()
export class RehearsalTables {
  @Field(() => ID)
  venue!: string;

  @Field(() => String)
  venueCode!: string;

  @Field(() => PlaceKind)
  kind!: string;

  @Field(() => Int)
  places!: number;
}

/** How many tables to set out. */
@ObjectType()
export class RehearsalTablesAdvised extends RehearsalTables {
  @Field(() => Int)
  planned!: number;

  @Field(() => Int, { description: 'Chosen day by day, 95 % of the days lie between `low` and `high`.' })
  low!: number;

  @Field(() => Int)
  high!: number;
}

/** A mean and the band in which eight of ten days lie. */
@ObjectType()
export class RehearsalBand {
  @Field(() => Float)
  mean!: number;

  @Field(() => Float)
  low!: number;

  @Field(() => Float)
  high!: number;
}

/** The session in one set-up. */
@ObjectType({ description: 'The session in one set-up, over all rehearsed days.' })
export class RehearsalScenario {
  @Field(() => String, { description: '`ponte`, `greedy` or `fixed-rounds`.' })
  policy!: string;

  @Field(() => [RehearsalTables], { nullable: true, description: 'Null: as planned.' })
  tables!: RehearsalTables[] | null;

  @Field(() => Int, { nullable: true, description: 'Null: as planned.' })
  meetingMinutes!: number | null;

  @Field(() => RehearsalFigures)
  figures!: RehearsalFigures;

  @Field(() => [Float], {
    description: 'Mean number of people without a meeting, with one, and so on; the last: so many or more.',
  })
  peopleByMeetings!: number[];

  @Field(() => Int, { description: 'How long each slice of the following is.' })
  sliceMinutes!: number;

  @Field(() => [Float], { description: 'People who wait at the end of each slice.' })
  waiting!: number[];

  @Field(() => [RehearsalBand], {
    nullable: 'items',
    description: 'Minutes within which 95 % of the waits of each slice end.',
  })
  waitP95!: (RehearsalBand | null)[];

  @Field(() => [Float], { description: 'Share of the tables in use in each slice.' })
  tableUse!: number[];
}
