import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { LocalizedTextEntryInput } from '../text/localizedText.input.ts';

/** An organiser's act on a session; its reason is kept in the log. */
@InputType({ description: "An organiser's act on a session; its reason is kept." })
export class StepInInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Names this request, 8 to 128 characters; or the header `Idempotency-Key`. One of the two is required.',
  })
  idempotencyKey!: string | null;

  @Field(() => ID)
  session!: string;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  reason!: string | null;
}

/** A pause of the whole session. */
@InputType()
export class PausePairingInput extends StepInInput {
  @Field(() => DateTimeScalar, { nullable: true })
  until!: number | null;
}

/** Two participants to be paired. */
@InputType()
export class PairByHandInput extends StepInInput {
  @Field(() => ID)
  exhibitor!: string;

  @Field(() => ID)
  buyer!: string;
}

/** A meeting that gets another place. */
@InputType()
export class MoveMeetingInput extends StepInInput {
  @Field(() => ID)
  meeting!: string;

  @Field(() => ID)
  place!: string;
}

/** A meeting to be cancelled, or ended where it runs. */
@InputType()
export class CancelMeetingInput extends StepInInput {
  @Field(() => ID)
  meeting!: string;
}

/** A place to be closed or opened. */
@InputType()
export class PlaceInput extends StepInInput {
  @Field(() => ID)
  place!: string;
}

/** Places to be closed or opened by one act: a zone, a venue. */
@InputType()
export class PlacesInput extends StepInInput {
  @Field(() => [ID])
  places!: string[];
}

/** Two meetings of one hall that change tables; one of them has not begun. */
@InputType()
export class SwapTablesInput extends StepInInput {
  @Field(() => ID)
  meeting!: string;

  @Field(() => ID)
  other!: string;
}

/** Somebody who takes another's place in an open offer or a summons. */
@InputType()
export class SubstituteInput extends StepInInput {
  @Field(() => ID)
  leaves!: string;

  @Field(() => ID)
  comes!: string;
}

/** An open offer to be taken back. */
@InputType()
export class WithdrawOfferInput extends StepInInput {
  @Field(() => ID)
  offer!: string;
}

/** An act of the last minute that is taken back. */
@InputType()
export class UndoInput extends StepInInput {
  @Field(() => ID, { description: '`RecentAct.id`.' })
  act!: string;
}

/** What everybody is to read. */
@InputType()
export class AnnounceInput extends StepInInput {
  @Field(() => [LocalizedTextEntryInput], { description: 'One text a language, at most 500 characters each.' })
  text!: LocalizedTextEntryInput[];
}

/** What a session stands for; empty lists: nothing in particular. */
@InputType()
export class SessionEmphasisInput {
  @Field(() => [String], { description: 'HS codes of 2, 4 or 6 digits, with or without a dot.' })
  headings!: string[];

  @Field(() => [String], { description: 'Delivery markets, ISO 3166-1 alpha-2.' })
  markets!: string[];

  @Field(() => [String])
  words!: string[];
}

/** Rules to be changed; those left out stay. */
@InputType()
export class SessionRulesInput {
  @Field(() => Int, { nullable: true })
  answerSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  extraAnswerSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  laterMinutes!: number | null;

  @Field(() => Int, { nullable: true })
  summonsSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  summonsWarningSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  claimSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  meetingMinutes!: number | null;

  @Field(() => Int, { nullable: true })
  extensionMinutes!: number | null;

  @Field(() => Int, { nullable: true })
  cooldownSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  silentSeconds!: number | null;

  @Field(() => Float, { nullable: true })
  overbooking!: number | null;

  @Field(() => PlaceKind, { nullable: true })
  placeKind!: string | null;

  @Field(() => Int, { nullable: true, description: '0 takes the limit away.' })
  mostMeetings!: number | null;

  @Field(() => Int, { nullable: true, description: '0 takes the limit away.' })
  mostMeetingsADay!: number | null;

  @Field(() => Int, { nullable: true, description: '0 takes the limit away.' })
  mostWithHosted!: number | null;

  @Field(() => Int, { nullable: true, description: '0 takes the limit away.' })
  mostWithSmall!: number | null;

  @Field(() => Int, { nullable: true, description: '0 takes the limit away.' })
  mostWithMedium!: number | null;

  @Field(() => Int, { nullable: true, description: '0 takes the limit away.' })
  mostWithLarge!: number | null;

  @Field(() => Int, { nullable: true, description: '0: never again in this exhibition.' })
  metAgainAfterHours!: number | null;

  @Field(() => Int, { nullable: true })
  leastMeetings!: number | null;

  @Field(() => Int, { nullable: true })
  targetMeetings!: number | null;

  @Field(() => Boolean, { nullable: true })
  videoAcrossVenues!: boolean | null;

  @Field(() => SessionEmphasisInput, { nullable: true })
  emphasis!: SessionEmphasisInput | null;
}

/** A change of rules, or a look at what it would do. */
@InputType()
export class ChangeRulesInput extends StepInInput {
  @Field(() => SessionRulesInput)
  rules!: SessionRulesInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: nothing changes; the answer says whom it would concern.',
  })
  dryRun!: boolean;
}
