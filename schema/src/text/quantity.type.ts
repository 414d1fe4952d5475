import { Field, Float, ObjectType } from 'type-graphql';

/** An amount of goods with the unit it is counted in. */
@ObjectType({ description: 'An amount of goods with the unit it is counted in (`kg`, `bottle 0.75 l`).' })
export class Quantity {
  @Field(() => Float)
  amount!: number;

  @Field(() => String)
  unit!: string;
}
