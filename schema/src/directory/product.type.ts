import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../relay/connection.ts';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { MoneyBand } from '../text/money.type.ts';
import { Quantity } from '../text/quantity.type.ts';
import { Company } from './company.type.ts';

/** What a company offers. */
@ObjectType({ implements: Node, description: 'What a company offers.' })
export class Product {
  id!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true })
  description!: LocalizedText | null;

  @Field(() => [String], { description: 'HS 2022, 2, 4 or 6 digits.' })
  headings!: string[];

  @Field(() => String, { description: 'Country of origin, ISO 3166-1 alpha-2.' })
  origin!: string;

  @Field(() => MoneyBand, { nullable: true })
  price!: MoneyBand | null;

  @Field(() => Quantity, { nullable: true })
  minimumOrder!: Quantity | null;

  @Field(() => Quantity, { nullable: true })
  monthlyCapacity!: Quantity | null;

  @Field(() => Int, { nullable: true })
  leadDays!: number | null;

  @Field(() => Company)
  company!: Company;
}

/** A page of products. */
export const ProductConnection = connectionOf('Product', () => Product);
