import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Side } from '../pairing/side.ts';
import { JsonScalar } from '../scalar/json.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { Estimate, RehearsalScenario, RehearsalTables, RehearsalTablesAdvised } from './rehearsalFigures.type.ts';

/** How a rehearsal stands. */
export const RehearsalStanding = { RUNNING: 'running', DONE: 'done', STOPPED: 'stopped', FAILED: 'failed' } as const;
registerEnumType(RehearsalStanding, { name: 'RehearsalStanding', description: 'How a rehearsal stands.' });

/** One assumption. */
@ObjectType({ description: 'How modelled people behave, or what is asked of the day.' })
export class RehearsalSetting {
  @Field(() => String)
  name!: string;

  @Field(() => Float, { description: 'As this rehearsal has it; elsewhere the default.' })
  value!: number;

  @Field(() => Float)
  least!: number;

  @Field(() => Float)
  most!: number;

  @Field(() => String, { description: 'Where the default comes from; `assumed` where nobody knows.' })
  source!: string;
}

/** Ponte beside another policy on the same arrivals. */
@ObjectType({ description: 'The matchmaker beside another policy, day by day on the same arrivals.' })
export class RehearsalAgainst {
  @Field(() => Estimate, { description: 'Ratio.' })
  value!: Estimate;

  @Field(() => Estimate, { description: 'Ratio.' })
  waitP95!: Estimate;

  @Field(() => Estimate, { description: 'Difference of the shares.' })
  matchedPoints!: Estimate;
}

/** One policy. */
@ObjectType()
export class RehearsalPolicy {
  @Field(() => RehearsalScenario)
  scenario!: RehearsalScenario;

  @Field(() => RehearsalAgainst, { nullable: true, description: 'Null for the matchmaker itself.' })
  against!: RehearsalAgainst | null;
}

/** How many tables. */
@ObjectType()
export class RehearsalTableAdvice {
  @Field(() => [RehearsalTablesAdvised])
  tables!: RehearsalTablesAdvised[];

  @Field(() => Boolean, { description: 'Whether 95 % of waits keep within the goal.' })
  reachesGoal!: boolean;
}

/** How long a meeting. */
@ObjectType()
export class RehearsalLengthAdvice {
  @Field(() => Int)
  minutes!: number;

  @Field(() => Int)
  planned!: number;

  @Field(() => Int, { description: 'Lengths between `low` and `high` do as well as far as the days can tell.' })
  low!: number;

  @Field(() => Int)
  high!: number;

  @Field(() => Estimate, { description: 'Ratio of the days’ value to that of the planned length.' })
  gain!: Estimate;
}

/** Interpreters of one kind. */
@ObjectType()
export class RehearsalInterpreters {
  @Field(() => ID)
  venue!: string;

  @Field(() => String)
  venueCode!: string;

  @Field(() => [String], { description: 'The two languages.' })
  between!: string[];

  @Field(() => Int)
  count!: number;

  @Field(() => Int)
  low!: number;

  @Field(() => Int)
  high!: number;
}

/** How many interpreters. */
@ObjectType()
export class RehearsalInterpreterAdvice {
  @Field(() => Int, { description: 'Pairs of people who fit and share no language.' })
  speechless!: number;

  @Field(() => [RehearsalInterpreters])
  needed!: RehearsalInterpreters[];

  @Field(() => Estimate, { description: 'Meetings more than without.' })
  gain!: Estimate;
}

/** Somebody at risk. */
@ObjectType({ description: 'Somebody at risk of going home without a meeting.' })
export class RehearsalRisk {
  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText)
  organisation!: LocalizedText;

  @Field(() => Side)
  side!: string;

  @Field(() => Float, { description: 'Share of the days on which it came and had no meeting.' })
  withoutMeeting!: number;

  @Field(() => Float)
  meetings!: number;

  @Field(() => String, { description: 'Names the message `rehearsal_risk_<code>`.' })
  code!: string;

  @Field(() => JsonScalar, { description: 'What the message needs.' })
  facts!: unknown;

  @Field(() => String, { description: 'The sentence, in the first of these languages.' })
  message!: string;
}

/** What a rehearsal found. */
@ObjectType()
export class RehearsalResult {
  @Field(() => Estimate)
  exhibitors!: Estimate;

  @Field(() => Estimate)
  buyers!: Estimate;

  @Field(() => [RehearsalPolicy], { description: 'The matchmaker first.' })
  policies!: RehearsalPolicy[];

  @Field(() => [RehearsalScenario], { description: 'Few tables first; the last has enough.' })
  tables!: RehearsalScenario[];

  @Field(() => RehearsalTableAdvice, { nullable: true })
  tableAdvice!: RehearsalTableAdvice | null;

  @Field(() => [RehearsalScenario])
  lengths!: RehearsalScenario[];

  @Field(() => RehearsalLengthAdvice, { nullable: true })
  lengthAdvice!: RehearsalLengthAdvice | null;

  @Field(() => RehearsalInterpreterAdvice, { nullable: true })
  interpreters!: RehearsalInterpreterAdvice | null;

  @Field(() => [RehearsalRisk], { description: 'The worst first.' })
  atRisk!: RehearsalRisk[];
}

/** A rehearsal of a session. */
@ObjectType({ description: 'A rehearsal of a session with modelled people; an estimate, not a promise.' })
export class Rehearsal {
  @Field(() => ID)
  session!: string;

  @Field(() => RehearsalStanding)
  standing!: string;

  @Field(() => Int, { description: 'Days that are rehearsed.' })
  done!: number;

  @Field(() => Int, { description: 'Days to rehearse; it grows once more is known.' })
  total!: number;

  @Field(() => DateTimeScalar)
  startedAt!: number;

  @Field(() => DateTimeScalar, { description: 'When the first slice of the day begins.' })
  opensAt!: number;

  @Field(() => Float)
  seed!: number;

  @Field(() => Int)
  seeds!: number;

  @Field(() => Boolean)
  isReplay!: boolean;

  @Field(() => Int, { description: 'The length of meetings that it was given.' })
  meetingMinutes!: number;

  @Field(() => [RehearsalTables], { description: 'The tables that it was given.' })
  tables!: RehearsalTables[];

  @Field(() => [RehearsalSetting])
  settings!: RehearsalSetting[];

  @Field(() => RehearsalResult, { nullable: true, description: 'Once it is done.' })
  result!: RehearsalResult | null;
}
