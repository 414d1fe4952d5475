import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Buyer } from '../directory/buyer.type.ts';
import { Company } from '../directory/company.type.ts';
import { Venue } from '../exhibition/venue.type.ts';
import { OutcomeKind } from '../meeting/outcome.type.ts';
import { BigIntScalar } from '../scalar/bigInt.ts';
import { CurrencyCodeScalar } from '../scalar/currencyCode.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { Money } from '../text/money.type.ts';
import { Measure } from './fairness.type.ts';

/** A count at one venue. */
@ObjectType({ description: 'A count at one venue.' })
export class VenueCount {
  @Field(() => Venue)
  venue!: Venue;

  @Field(() => Int)
  count!: number;
}

/** A count by venue. */
@ObjectType({ description: 'A count by venue; who was at two venues is in both, and once in the total.' })
export class CountByVenue {
  @Field(() => Int)
  total!: number;

  @Field(() => [VenueCount])
  byVenue!: VenueCount[];
}

/** Who came from a country or territory. */
@ObjectType({ description: 'Who came from a country or territory.' })
export class CountryCount {
  @Field(() => String, { description: 'ISO 3166-1; empty where none is stated.' })
  country!: string;

  @Field(() => Int, { description: 'Companies.' })
  exhibitors!: number;

  @Field(() => Int, { description: 'People of buyers.' })
  visitors!: number;
}

/** What the meetings brought in one currency. */
@ObjectType({ description: 'What the meetings brought in one currency, in minor units; nothing is converted.' })
export class CurrencySum {
  @Field(() => CurrencyCodeScalar)
  currency!: string;

  @Field(() => BigIntScalar)
  contracts!: string;

  @Field(() => Int)
  contractCount!: number;

  @Field(() => BigIntScalar, { description: 'Sample orders, letters of intent and memoranda.' })
  intentions!: string;

  @Field(() => Int)
  intentionCount!: number;
}

/** How many meetings ended with one kind of outcome. */
@ObjectType({ description: 'How many meetings ended with one kind of outcome.' })
export class OutcomeCount {
  @Field(() => OutcomeKind)
  kind!: string;

  @Field(() => Int)
  count!: number;
}

/** A signing that one side shows and the other confirmed. */
@ObjectType({ description: 'A signing that one side shows in public and the other confirmed.' })
export class Signing {
  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => OutcomeKind)
  kind!: string;

  @Field(() => Money, { nullable: true })
  money!: Money | null;

  @Field(() => Company, { nullable: true })
  company!: Company | null;

  @Field(() => Buyer, { nullable: true })
  buyer!: Buyer | null;

  @Field(() => Venue, { nullable: true })
  venue!: Venue | null;
}

/** How many people have sat in so many meetings. */
@ObjectType({ description: 'How many people have sat in so many meetings.' })
export class SpreadStep {
  @Field(() => Int)
  meetings!: number;

  @Field(() => Int)
  exhibitors!: number;

  @Field(() => Int)
  buyers!: number;
}

/** People with one trait in common. */
@ObjectType({ description: 'People with one trait in common, and what they got.' })
export class PeopleGroup {
  @Field(() => String, { description: '`side`, `venue`, `size` or `language`.' })
  trait!: string;

  @Field(() => String, { description: 'As in `WaitGroup`.' })
  value!: string;

  @Field(() => Venue, { nullable: true })
  venue!: Venue | null;

  @Field(() => Int)
  people!: number;

  @Field(() => Float)
  meetingsEach!: number;

  @Field(() => Int)
  withoutMeeting!: number;

  @Field(() => Int, { nullable: true })
  waitMedianSeconds!: number | null;
}

/** Demand and supply under one heading. */
@ObjectType({ description: 'Demand and supply under one heading of the Harmonized System.' })
export class HeadingGap {
  @Field(() => String, { description: 'Four digits, or two where only a chapter was named.' })
  heading!: string;

  @Field(() => LocalizedText, { nullable: true })
  name!: LocalizedText | null;

  @Field(() => Int, { description: 'Requirements of buyers who came.' })
  sought!: number;

  @Field(() => Int, { description: 'Of these: the buyer met a company that offers it.' })
  soughtMet!: number;

  @Field(() => Int, { description: 'Companies that came and offer it.' })
  offered!: number;

  @Field(() => Int, { description: 'Of these: met a buyer who seeks it.' })
  offeredMet!: number;
}

/** What a session, or all sessions of an exhibition, brought. */
@ObjectType({ description: 'What a session, or all sessions of an exhibition, brought.' })
export class After {
  @Field(() => Int, { description: 'Sessions that are counted.' })
  sessionCount!: number;

  @Field(() => CountByVenue, { description: 'Companies with somebody who came.' })
  exhibitors!: CountByVenue;

  @Field(() => CountByVenue, { description: 'People of buyers who came, each once.' })
  visitors!: CountByVenue;

  @Field(() => CountByVenue, { description: 'At most one a visitor, venue and day.' })
  visits!: CountByVenue;

  @Field(() => Int, { description: 'Visitors who came to more than one venue.' })
  atTwoVenues!: number;

  @Field(() => [CountryCount], { description: 'The most first.' })
  countries!: CountryCount[];

  @Field(() => Int, { description: 'Everybody who came, of both sides.' })
  people!: number;

  @Field(() => Int)
  meetings!: number;

  @Field(() => Int, { description: 'Confirmed pairs that did not meet because one side did not come or left.' })
  notCome!: number;

  @Field(() => Int, { description: 'Offers that both sides accepted.' })
  offersConfirmed!: number;

  @Field(() => Int, { description: 'Offers that were answered or ran out.' })
  offersAnswered!: number;

  @Field(() => [Measure])
  measures!: Measure[];

  @Field(() => Int, { description: 'Sample orders, letters of intent and memoranda.' })
  intentions!: number;

  @Field(() => Int)
  contracts!: number;

  @Field(() => Int, { description: 'Letters of intent, memoranda and contracts.' })
  signed!: number;

  @Field(() => Int, { description: 'Of the signed: both sides say the same.' })
  signedByBoth!: number;

  @Field(() => [OutcomeCount])
  outcomes!: OutcomeCount[];

  @Field(() => [CurrencySum])
  sums!: CurrencySum[];

  @Field(() => [Signing], { description: 'Latest first.' })
  signings!: Signing[];

  @Field(() => [SpreadStep])
  spread!: SpreadStep[];

  @Field(() => [PeopleGroup])
  groups!: PeopleGroup[];

  @Field(() => Float, { nullable: true, description: '0: everybody has as many meetings; towards 1: one has all.' })
  giniOfMeetings!: number | null;

  @Field(() => Int, { nullable: true })
  longestWaitSeconds!: number | null;

  @Field(() => [HeadingGap], { description: 'The most requirements without a meeting first.' })
  gap!: HeadingGap[];
}
