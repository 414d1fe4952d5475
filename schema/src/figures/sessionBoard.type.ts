import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Place } from '../exhibition/place.type.ts';
import { Venue } from '../exhibition/venue.type.ts';
import { SessionState } from '../pairing/pairingSession.type.ts';
import { Side } from '../pairing/side.ts';
import { BigIntScalar } from '../scalar/bigInt.ts';
import { CurrencyCodeScalar } from '../scalar/currencyCode.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** Where the people of one side are, at one venue. */
@ObjectType({ description: 'Where the people of one side are, at one venue.' })
export class SideFigures {
  @Field(() => Venue)
  venue!: Venue;

  @Field(() => Side)
  side!: string;

  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  expected!: number;

  @Field(() => Int)
  checkedIn!: number;

  @Field(() => Int)
  available!: number;

  @Field(() => Int)
  offered!: number;

  @Field(() => Int)
  summoned!: number;

  @Field(() => Int)
  meeting!: number;

  @Field(() => Int)
  cooldown!: number;

  @Field(() => Int)
  paused!: number;

  @Field(() => Int)
  left!: number;

  @Field(() => Int)
  unreachable!: number;

  @Field(() => Int, { nullable: true })
  waitMedianSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  waitP95Seconds!: number | null;
}

/** One place of the hall, now. */
@ObjectType({ description: 'One place of the hall, now.' })
export class PlaceFigure {
  @Field(() => Place)
  place!: Place;

  @Field(() => String, { description: '`open`, `summoned`, `meeting` or `closed`.' })
  state!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  since!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  until!: number | null;

  @Field(() => ID, { nullable: true, description: 'For organisers and staff.' })
  meeting!: string | null;

  @Field(() => Boolean, {
    description: 'Whether a pair may get it once it is free. A meeting at a closed place goes on.',
  })
  isOpen!: boolean;
}

/** What the outcomes of one currency add up to. */
@ObjectType({ description: 'What the outcomes of one currency add up to, in minor units.' })
export class OutcomeSum {
  @Field(() => CurrencyCodeScalar)
  currency!: string;

  @Field(() => BigIntScalar)
  contracts!: string;

  @Field(() => BigIntScalar)
  intentions!: string;

  @Field(() => Int)
  count!: number;
}

/** One minute of the day behind. */
@ObjectType({ description: 'One minute of the day behind.' })
export class BoardMinute {
  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => Int, { nullable: true })
  waitMedianSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  waitP95Seconds!: number | null;

  @Field(() => Int)
  inMeeting!: number;

  @Field(() => Int)
  available!: number;

  @Field(() => Int, { description: 'Places of running meetings and called pairs.' })
  placesTaken!: number;

  @Field(() => Int, { description: 'Places that are open, and closed ones at which a meeting still runs.' })
  placesOpen!: number;

  @Field(() => Float, { nullable: true, description: 'Share of the limit of meetings; null without a limit.' })
  quotaUsedByExhibitors!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of the limit of meetings; null without a limit.' })
  quotaUsedByBuyers!: number | null;
}

/** A call to a place by the front codes of badges. */
@ObjectType({ description: 'A call to a place, by the front codes of badges: no names.' })
export class TableCall {
  @Field(() => Place)
  place!: Place;

  @Field(() => [String])
  frontCodes!: string[];

  @Field(() => DateTimeScalar, { nullable: true })
  summonsEndsAt!: number | null;
}

/** The figures of a session, without names. */
@ObjectType({ description: 'The figures of a session, without names.' })
export class SessionBoard {
  @Field(() => ID)
  session!: string;

  @Field(() => SessionState)
  state!: string;

  @Field(() => DateTimeScalar)
  asOf!: number;

  @Field(() => Int)
  sequence!: number;

  @Field(() => DateTimeScalar)
  endsAt!: number;

  @Field(() => [SideFigures], { description: 'One for each venue and side.' })
  sides!: SideFigures[];

  @Field(() => [PlaceFigure])
  places!: PlaceFigure[];

  @Field(() => Int, { nullable: true })
  waitMedianSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  waitP95Seconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of ended offers that both accepted, 0 to 1.' })
  acceptance!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of confirmed pairs that met, 0 to 1.' })
  kept!: number | null;

  @Field(() => Int, { description: 'Begun so far.' })
  meetings!: number;

  @Field(() => Int)
  inMeeting!: number;

  @Field(() => Float, { nullable: true })
  meetingsPerParticipant!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of participants with two meetings or more, 0 to 1.' })
  secondMeetings!: number | null;

  @Field(() => [OutcomeSum])
  outcomes!: OutcomeSum[];

  @Field(() => Int)
  signings!: number;

  @Field(() => [BoardMinute], { description: 'The last two hours, oldest first.' })
  series!: BoardMinute[];

  @Field(() => [TableCall], { description: 'Who is called now, latest first.' })
  calls!: TableCall[];
}
