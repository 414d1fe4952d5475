import { Field, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../scalar/json.ts';

/** Why somebody waits, and how long it may be. */
@ObjectType({ description: 'Why a waiting participant is not paired yet, and when it may be.' })
export class WhyNotYet {
  @Field(() => String, { description: 'Names the message `why_<code>`.' })
  code!: string;

  @Field(() => JsonScalar)
  facts!: unknown;

  @Field(() => String)
  message!: string;

  @Field(() => Int, { nullable: true })
  lowMinutes!: number | null;

  @Field(() => Int, { nullable: true })
  highMinutes!: number | null;
}
