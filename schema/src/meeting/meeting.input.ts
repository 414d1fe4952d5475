import { Field, ID, InputType, Int } from 'type-graphql';
import { FloorInput } from '../presence/floor.input.ts';
import { BigIntScalar } from '../scalar/bigInt.ts';
import { CurrencyCodeScalar } from '../scalar/currencyCode.ts';
import { OutcomeKind } from './outcome.type.ts';

/** A meeting that is acted on. */
@InputType()
export class MeetingInput extends FloorInput {
  @Field(() => ID)
  meeting!: string;
}

/** Minutes by which one is late. */
@InputType()
export class DelayInput extends MeetingInput {
  @Field(() => Int)
  minutes!: number;
}

/** What came of a meeting. */
@InputType()
export class OutcomeInput extends MeetingInput {
  @Field(() => OutcomeKind)
  kind!: string;

  @Field(() => BigIntScalar, { nullable: true, description: 'Minor units, zero or more.' })
  amount!: string | null;

  @Field(() => CurrencyCodeScalar, { nullable: true })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'Calendar day, `YYYY-MM-DD`.' })
  followUpOn!: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2,000 characters.' })
  note!: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the signing may be shown in public.' })
  publish!: boolean;
}

/** A private note on the counterpart. */
@InputType()
export class NoteInput extends MeetingInput {
  @Field(() => String, { description: 'At most 2,000 characters; empty takes the note away.' })
  text!: string;
}

/** A rating of the counterpart, for oneself. */
@InputType()
export class LeadInput extends MeetingInput {
  @Field(() => Int, { description: '1 to 5.' })
  rating!: number;
}

/** Whether the counterpart of a meeting may see one's contact data. */
@InputType()
export class ConsentInput extends MeetingInput {
  @Field(() => Boolean, { defaultValue: true, description: 'False takes the consent back.' })
  share!: boolean;
}
