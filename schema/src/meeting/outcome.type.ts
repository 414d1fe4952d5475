import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Money } from '../text/money.type.ts';

/** What a meeting may bring. */
export const OutcomeKind = {
  NONE: 'none',
  FOLLOW_UP: 'follow-up',
  SAMPLE_ORDER: 'sample-order',
  LETTER_OF_INTENT: 'letter-of-intent',
  MEMORANDUM: 'memorandum',
  CONTRACT: 'contract',
} as const;
registerEnumType(OutcomeKind, { name: 'OutcomeKind', description: 'What a meeting brought.' });

/** One side's record of what a meeting brought. */
@ObjectType({ description: "One side's record of what a meeting brought." })
export class Outcome {
  @Field(() => OutcomeKind)
  kind!: string;

  @Field(() => Money, { nullable: true })
  money!: Money | null;

  @Field(() => String, { nullable: true, description: 'Calendar day of the next step, `YYYY-MM-DD`.' })
  followUpOn!: string | null;

  @Field(() => String, { nullable: true, description: 'For the side that wrote it.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'Whether the signing may be shown in public.' })
  publish!: boolean;

  @Field(() => DateTimeScalar)
  at!: number;
}
