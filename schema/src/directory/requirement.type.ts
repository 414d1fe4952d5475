import { Field, Float, ObjectType } from 'type-graphql';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { MoneyBand } from '../text/money.type.ts';

/** What a buyer seeks. */
@ObjectType({ implements: Node, description: 'What a buyer seeks: headings or words.' })
export class Requirement {
  id!: string;

  @Field(() => LocalizedText)
  text!: LocalizedText;

  @Field(() => [String], { description: 'HS 2022, 2, 4 or 6 digits; empty where it is sought in words only.' })
  headings!: string[];

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  deliveryMarket!: string | null;

  @Field(() => Float, { nullable: true })
  quantity!: number | null;

  @Field(() => String, { nullable: true })
  unit!: string | null;

  @Field(() => MoneyBand, { nullable: true })
  budget!: MoneyBand | null;

  @Field(() => [String], { description: 'Keys of schemes of which one certificate each is a must.' })
  mustSchemes!: string[];

  @Field(() => [String], { description: 'Keys of schemes whose certificates are a wish.' })
  wishSchemes!: string[];
}
