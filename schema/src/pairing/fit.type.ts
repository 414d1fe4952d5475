import { Field, Float, ObjectType } from 'type-graphql';
import { JsonScalar } from '../scalar/json.ts';

/** A named part of a score. */
@ObjectType({ description: 'A named part of a score.' })
export class Reason {
  @Field(() => String, { description: 'Names the message `offer_reason_<code>`.' })
  code!: string;

  @Field(() => JsonScalar, { description: 'What the message needs: codes and numbers.' })
  facts!: unknown;

  @Field(() => String, { description: 'The sentence, in the first of these languages.' })
  message!: string;
}

/** How well a pair fits one side. */
@ObjectType({ description: 'How well a pair fits one side.' })
export class Fit {
  @Field(() => Float, { description: '0 to 1.' })
  score!: number;

  @Field(() => [Reason], { description: 'Strongest first.' })
  reasons!: Reason[];
}
