import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Participant } from '../pairing/participant.type.ts';
import { Venue } from '../exhibition/venue.type.ts';

/** Waits of those with one trait in common. */
@ObjectType({
  description: 'Waits of those with one trait in common, from the beginning of the wait to the confirmed pair.',
})
export class WaitGroup {
  @Field(() => String, { description: '`side`, `venue`, `language` or `size`.' })
  trait!: string;

  @Field(() => String, {
    description: '`exhibitor`, `buyer`; the code of a venue; a spoken language (BCP 47); `small`, `medium`, `large`.',
  })
  value!: string;

  @Field(() => Venue, { nullable: true })
  venue!: Venue | null;

  @Field(() => Int)
  count!: number;

  @Field(() => Int, { nullable: true })
  medianSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  p95Seconds!: number | null;

  @Field(() => Int, { nullable: true })
  mostSeconds!: number | null;
}

/** Offers by which somebody was passed who had waited longer. */
@ObjectType({
  description:
    'Offers by which somebody was passed who waited over 12 minutes longer and could have had the same place.',
})
export class Envy {
  @Field(() => Int)
  offers!: number;

  @Field(() => Int, { description: 'Offers that passed somebody.' })
  passing!: number;

  @Field(() => Int, { description: 'People who were passed at least once.' })
  people!: number;

  @Field(() => Int, { description: 'How often at most one of them was.' })
  mostTimes!: number;

  @Field(() => Boolean, {
    description:
      'True: an upper bound, since the log of an older release does not say of every offer whether who waited longer could have had it.',
  })
  isBound!: boolean;
}

/** A figure beside the band in which the trade expects it. */
@ObjectType({ description: 'A figure beside the band in which the trade expects it.' })
export class Measure {
  @Field(() => String, { description: '`acceptance`, `meetings`, `kept` or `second-meetings`.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'A share of 0 to 1; for `meetings` meetings a participant.' })
  value!: number | null;

  @Field(() => Float)
  low!: number;

  @Field(() => Float, { nullable: true, description: 'Null: the more the better.' })
  high!: number | null;

  @Field(() => String, { description: '`unknown`, `below`, `within` or `above`.' })
  state!: string;
}

/** Somebody who may leave with too few meetings. */
@ObjectType({ description: 'Somebody who may leave with too few meetings, why, and what is proposed.' })
export class AtRisk {
  @Field(() => Participant)
  participant!: Participant;

  @Field(() => Int)
  meetings!: number;

  @Field(() => Int, { description: 'Meetings that still fit in before the session ends.' })
  stillFits!: number;

  @Field(() => String, {
    description: '`unreachable`, `away`, `no-time`, `nobody-left`, `no-language` or `slow`.',
  })
  cause!: string;

  @Field(() => String, { description: '`call`, `bring-back`, `find-interpreter`, `pair-by-hand` or `none`.' })
  act!: string;
}

/** How fair a session has been so far. */
@ObjectType({ description: 'How fair a session has been so far.' })
export class Fairness {
  @Field(() => [WaitGroup])
  waits!: WaitGroup[];

  @Field(() => Float, { nullable: true, description: '0: everybody has as many; towards 1: one has all.' })
  giniOfMeetings!: number | null;

  @Field(() => Float, { nullable: true })
  giniOfWaits!: number | null;

  @Field(() => Envy)
  envy!: Envy;

  @Field(() => [Measure])
  measures!: Measure[];

  @Field(() => [AtRisk], { description: 'The most urgent first.' })
  atRisk!: AtRisk[];
}
