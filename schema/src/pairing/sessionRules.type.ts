import { Field, Float, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';

/** What a session stands for. */
@ObjectType({ description: 'What a session stands for: what is of that kind counts more.' })
export class SessionEmphasis {
  @Field(() => [String], { description: 'HS codes of 2, 4 or 6 digits.' })
  headings!: string[];

  @Field(() => [String], { description: 'Delivery markets, ISO 3166-1 alpha-2.' })
  markets!: string[];

  @Field(() => [String], { description: 'Words of products and requirements.' })
  words!: string[];
}

/** The rules of the floor in force in a session. */
@ObjectType({ description: 'The rules of the floor in force in a session.' })
export class SessionRules {
  @Field(() => Int)
  answerSeconds!: number;

  @Field(() => Int)
  extraAnswerSeconds!: number;

  @Field(() => Int)
  laterMinutes!: number;

  @Field(() => Int)
  summonsSeconds!: number;

  @Field(() => Int)
  summonsWarningSeconds!: number;

  @Field(() => Int)
  claimSeconds!: number;

  @Field(() => Int)
  meetingMinutes!: number;

  @Field(() => Int)
  extensionMinutes!: number;

  @Field(() => Int)
  cooldownSeconds!: number;

  @Field(() => Int)
  silentSeconds!: number;

  @Field(() => Float)
  overbooking!: number;

  @Field(() => PlaceKind)
  placeKind!: string;

  @Field(() => Int, { nullable: true })
  mostMeetings!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most meetings of one organisation a day, in all sessions; null: no limit.',
  })
  mostMeetingsADay!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Most meetings of one organisation with hosted buyers; null: no limit.',
  })
  mostWithHosted!: number | null;

  @Field(() => Int, { nullable: true, description: 'The same with organisations of fewer than 20 people.' })
  mostWithSmall!: number | null;

  @Field(() => Int, { nullable: true, description: 'The same with organisations of 20 to 99 people.' })
  mostWithMedium!: number | null;

  @Field(() => Int, { nullable: true, description: 'The same with organisations of 100 people or more.' })
  mostWithLarge!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Two that met may meet again after so many hours; null: never in this exhibition.',
  })
  metAgainAfterHours!: number | null;

  @Field(() => Int, { description: 'Who may leave with fewer meetings is at risk.' })
  leastMeetings!: number;

  @Field(() => Int)
  targetMeetings!: number;

  @Field(() => Boolean)
  videoAcrossVenues!: boolean;

  @Field(() => SessionEmphasis)
  emphasis!: SessionEmphasis;
}
