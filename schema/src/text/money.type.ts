import { Field, ObjectType } from 'type-graphql';
import { BigIntScalar } from '../scalar/bigInt.ts';
import { CurrencyCodeScalar } from '../scalar/currencyCode.ts';

/** An amount in minor units of a currency. */
@ObjectType({ description: 'An amount in minor units (`"12345"` MOP is 123.45 patacas).' })
export class Money {
  @Field(() => BigIntScalar)
  amount!: string;

  @Field(() => CurrencyCodeScalar)
  currency!: string;
}

/** A band of money; either end may be open. */
@ObjectType({ description: 'A band of money; either end may be open.' })
export class MoneyBand {
  @Field(() => Money, { nullable: true })
  low!: Money | null;

  @Field(() => Money, { nullable: true })
  high!: Money | null;
}
