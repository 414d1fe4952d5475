import { Field, Float, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';

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

  @Field(() => Int)
  targetMeetings!: number;

  @Field(() => Boolean)
  videoAcrossVenues!: boolean;
}
