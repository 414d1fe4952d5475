import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SignInSuccess } from '../credential/signIn.result.ts';
import { Person } from '../directory/person.type.ts';
import { Exhibition } from '../exhibition/exhibition.type.ts';
import { PairingSession } from '../pairing/pairingSession.type.ts';
import { Participant } from '../pairing/participant.type.ts';
import { Side } from '../pairing/side.ts';
import { BadgeProblem } from '../problem/badgeProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';
import { SignInProblem } from '../problem/signInProblem.type.ts';
import { Obstacle } from '../recommendation/recommendation.type.ts';
import { LocalizedTextEntryInput } from '../text/localizedText.input.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** A heading of the Harmonised System. */
@ObjectType({ description: 'A heading or subheading of the Harmonised System, HS 2022.' })
export class Goods {
  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;
}

/** How many spare badges are printed. */
@InputType()
export class PrintSpareBadgesInput {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => Int, { description: 'At most 250 at once.' })
  count!: number;

  @Field(() => Boolean, { description: 'Those printed before that nobody has yet are void: their print was lost.' })
  voidOthers!: boolean;
}

/** A badge that is nobody's yet. */
@ObjectType({ description: "A badge that is nobody's yet, as it is printed. The sign-in code is shown this once." })
export class PrintedSpareBadge {
  @Field(() => String)
  frontCode!: string;

  @Field(() => String)
  signInCode!: string;

  @Field(() => String)
  signInLink!: string;
}

/** Spare badges to print now. */
@ObjectType()
export class PrintSpareBadgesSuccess {
  @Field(() => [PrintedSpareBadge])
  badges!: PrintedSpareBadge[];

  @Field(() => Int, { description: 'Spare badges that nobody has yet, these included.' })
  left!: number;
}

export const PrintSpareBadgesResult = resultUnion('PrintSpareBadgesResult', [PrintSpareBadgesSuccess], []);

/** What somebody would trade, and from which side of the table. */
@ArgsType()
export class DealingArgs {
  @Field(() => Side, { description: 'Of whoever holds the badge.' })
  side!: 'exhibitor' | 'buyer';

  @Field(() => [String], { description: 'HS headings or subheadings.' })
  goods!: string[];
}

/** A name that the desk looks for. */
@ArgsType()
export class DeskOrganisationsArgs {
  @Field(() => ID)
  session!: string;

  @Field(() => Side, { description: 'Companies of exhibitors, or buyers.' })
  side!: 'exhibitor' | 'buyer';

  @Field(() => String)
  search!: string;
}

/** A company or buyer as the desk finds it. */
@ObjectType({ description: 'A company or buyer of the fair as the desk finds it by its name.' })
export class DeskOrganisation {
  @Field(() => ID)
  id!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => Int, { description: 'People of it who are registered.' })
  people!: number;
}

/** A spare badge at a desk, or in the hand of whoever holds it. */
@ObjectType({ description: "A badge that is nobody's yet." })
export class SpareBadge {
  @Field(() => String)
  frontCode!: string;

  @Field(() => Exhibition)
  exhibition!: Exhibition;

  @Field(() => PairingSession, { nullable: true, description: 'The session that its holder would join.' })
  session!: PairingSession | null;

  @Field(() => Int, { nullable: true, description: 'For the desk: spare badges that nobody has yet.' })
  left!: number | null;

  @Field(() => Int, {
    description: 'Organisations across the table, expected or here, that deal in goods of these headings.',
  })
  dealing!: number;
}

export const SpareBadgeResult = resultUnion(
  'SpareBadgeResult',
  [SpareBadge],
  [BadgeProblem, SessionProblem, SignInProblem],
);

/** What a walk-in answers. */
@InputType({ description: 'What a walk-in answers: what, for which market, in which languages.' })
export class WalkInInput {
  @Field(() => Side)
  side!: 'exhibitor' | 'buyer';

  @Field(() => [LocalizedTextEntryInput], { description: 'May be empty: the code on the badge stands for it.' })
  name!: LocalizedTextEntryInput[];

  @Field(() => [LocalizedTextEntryInput], { description: "May be empty: the person's name stands for it." })
  organisation!: LocalizedTextEntryInput[];

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; left out: the first market.' })
  country!: string | null;

  @Field(() => [String], { description: 'HS headings or subheadings, at most 8.' })
  goods!: string[];

  @Field(() => String, { nullable: true, description: 'What no heading says, in words.' })
  words!: string | null;

  @Field(() => [String], { description: 'ISO 3166-1 alpha-2, 1 to 8: where a buyer wants it, or a company sells it.' })
  markets!: string[];

  @Field(() => [String], {
    description: 'Spoken languages (BCP 47: `yue`, `cmn`, `pt`, `en`), 1 to 8, the best first.',
  })
  languages!: string[];
}

/** A spare badge and whose it is to be. */
@InputType({ description: 'A spare badge and whose it is to be. For the desk.' })
export class BindSpareBadgeInput extends WalkInInput {
  @Field(() => String, { nullable: true, description: 'Names this request; or the header `Idempotency-Key`.' })
  idempotencyKey!: string | null;

  @Field(() => ID)
  session!: string;

  @Field(() => String, { description: 'As it was scanned or typed: the code on the front, or the one inside.' })
  code!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'A company or buyer of the fair that the walk-in belongs to, as `deskOrganisations` found it; goods and markets may then be left out.',
  })
  existing!: string | null;
}

/** Somebody who walked in and may be paired. */
@ObjectType()
export class BindSpareBadgeSuccess {
  @Field(() => String)
  frontCode!: string;

  @Field(() => Person)
  person!: Person;

  @Field(() => Participant, { nullable: true, description: 'Null where the session takes nobody in yet.' })
  participant!: Participant | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the new one cannot be paired yet, in the viewer's language.",
  })
  notYet!: string | null;

  @Field(() => Int, { description: 'Organisations that the new one could meet as things are.' })
  candidates!: number;

  @Field(() => Obstacle, { nullable: true, description: 'Why there are fewer than three.' })
  whyFew!: Obstacle | null;

  @Field(() => Int, { description: 'Spare badges that nobody has yet.' })
  left!: number;
}

export const BindSpareBadgeResult = resultUnion(
  'BindSpareBadgeResult',
  [BindSpareBadgeSuccess],
  [BadgeProblem, SessionProblem],
);

/** Another delegate for a registration. */
@InputType({ description: "Another delegate who takes over somebody's registration. For the desk." })
export class SubstituteDelegateInput {
  @Field(() => String, { nullable: true, description: 'Names this request; or the header `Idempotency-Key`.' })
  idempotencyKey!: string | null;

  @Field(() => ID)
  session!: string;

  @Field(() => String, { description: 'The front code of the badge that is taken over; it is void afterwards.' })
  frontCode!: string;

  @Field(() => String, { description: 'The spare badge that the new delegate gets, as it was scanned or typed.' })
  code!: string;

  @Field(() => [LocalizedTextEntryInput])
  name!: LocalizedTextEntryInput[];

  @Field(() => [String], { description: 'Spoken languages (BCP 47), 1 to 8, the best first.' })
  languages!: string[];
}

/** The registration as it now is. */
@ObjectType()
export class SubstituteDelegateSuccess {
  @Field(() => String, { description: 'Of the new badge.' })
  frontCode!: string;

  @Field(() => Person)
  person!: Person;

  @Field(() => Int, { description: 'Appointments and other commitments ahead that the new delegate takes over.' })
  commitments!: number;
}

export const SubstituteDelegateResult = resultUnion(
  'SubstituteDelegateResult',
  [SubstituteDelegateSuccess],
  [BadgeProblem, SessionProblem],
);

/** The three answers of whoever holds a spare badge. */
@InputType({ description: 'The three answers of whoever holds a spare badge, on their own device.' })
export class RegisterWalkInInput extends WalkInInput {
  @Field(() => String, { description: 'The token of the link inside the badge, or its short code.' })
  token!: string;

  @Field(() => String, { nullable: true, description: 'For clients without cookies: a name of this device.' })
  device!: string | null;
}

export const RegisterWalkInResult = resultUnion('RegisterWalkInResult', [SignInSuccess], [BadgeProblem, SignInProblem]);
