import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { SessionRulesInput } from '../floor/stepIn.input.ts';
import { Estimate } from './rehearsalFigures.type.ts';

/** Rules that are tried. */
@ArgsType()
export class RulesForecastArgs {
  @Field(() => ID)
  session!: string;

  @Field(() => SessionRulesInput, { description: 'Those that would be others.' })
  rules!: SessionRulesInput;
}

/** How the rest of a session would go under some rules. */
@ObjectType({ description: 'How the rest of a session would go under some rules.' })
export class ForecastFigures {
  @Field(() => Estimate)
  meetingsAnHour!: Estimate;

  @Field(() => Estimate)
  waitP95Seconds!: Estimate;
}

/** The rest of a session under its rules and under others. */
@ObjectType({
  description:
    'The rest of a session with whoever is here or expected now, rehearsed under its rules and under others.',
})
export class RulesForecast {
  @Field(() => String, {
    description:
      '`told`; `out-of-time`: not one day was rehearsed within the few seconds of a look; `busy`: another look took its place; `too-late`: the session is over, or nearly; `too-many`: more people than a look takes, who are rehearsed by `startRehearsal`.',
  })
  outcome!: string;

  @Field(() => Int, { description: 'Modelled days of each that were finished in time; 0 unless it is told.' })
  days!: number;

  @Field(() => Int, { description: 'Modelled days of each that were begun.' })
  asked!: number;

  @Field(() => ForecastFigures, { nullable: true, description: 'Null unless it is told.' })
  now!: ForecastFigures | null;

  @Field(() => ForecastFigures, { nullable: true, description: 'Null unless it is told.' })
  next!: ForecastFigures | null;
}
