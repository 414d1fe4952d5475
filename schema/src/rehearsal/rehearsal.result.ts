import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';
import { Rehearsal, RehearsalInterpreters } from './rehearsal.type.ts';

/** The rehearsal as it now stands. */
@ObjectType()
export class RehearsalSuccess {
  @Field(() => Rehearsal, { nullable: true, description: 'Null where there was none to stop.' })
  rehearsal!: Rehearsal | null;
}

/** One pool of tables, before and after. */
@ObjectType()
export class RehearsalTablesChange {
  @Field(() => ID)
  venue!: string;

  @Field(() => String)
  venueCode!: string;

  @Field(() => PlaceKind)
  kind!: string;

  @Field(() => Int, { description: 'Tables in use or free; those taken out of use do not count.' })
  before!: number;

  @Field(() => Int)
  after!: number;

  @Field(() => Int, { description: 'Recommended and not there: set them out and add them to the fair first.' })
  missing!: number;
}

/** A length of meetings, before and after. */
@ObjectType()
export class RehearsalLengthChange {
  @Field(() => Int)
  before!: number;

  @Field(() => Int)
  after!: number;
}

/** What applying the advice changes. */
@ObjectType({ description: 'What applying the advice of a rehearsal changes; with `dryRun` nothing has changed.' })
export class RehearsalApplied {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => RehearsalLengthChange, { description: 'Minutes; equal where nothing changes.' })
  meetingMinutes!: RehearsalLengthChange;

  @Field(() => [RehearsalTablesChange])
  tables!: RehearsalTablesChange[];

  @Field(() => [RehearsalInterpreters], { description: 'Whom to bring besides; nobody is brought by this.' })
  interpreters!: RehearsalInterpreters[];

  @Field(() => Int, { description: 'People at the session for whom it counts from now on.' })
  affected!: number;
}

export const ApplyRehearsalAnswer = resultUnion('ApplyRehearsalAnswer', [RehearsalApplied], [SessionProblem]);

export const RehearsalAnswer = resultUnion('RehearsalAnswer', [RehearsalSuccess], [SessionProblem]);
