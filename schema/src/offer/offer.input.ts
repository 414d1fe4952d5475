import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { FloorInput } from '../presence/floor.input.ts';

/** Why a pair is not a fit, in one word. */
export const DeclineReason = {
  GOODS: 'goods',
  PRICE: 'price',
  QUANTITY: 'quantity',
  PARTNER: 'partner',
  UNSAID: 'unsaid',
} as const;
registerEnumType(DeclineReason, { name: 'DeclineReason', description: 'Why a pair is not a fit.' });

/** An offer to be answered. */
@InputType()
export class OfferInput extends FloorInput {
  @Field(() => ID)
  offer!: string;
}

/** Not a fit, and why. */
@InputType()
export class DeclineOfferInput extends OfferInput {
  @Field(() => DeclineReason, { nullable: true })
  reason!: string | null;
}

/** To whom an offer passes. */
@InputType()
export class GiveOfferInput extends OfferInput {
  @Field(() => ID, { description: 'A colleague who is free (`Participant.team`).' })
  to!: string;
}
