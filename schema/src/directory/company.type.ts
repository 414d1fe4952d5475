import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../relay/connection.ts';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { Certificate } from './certificate.type.ts';
import { Product } from './product.type.ts';

/** An organisation that exhibits. */
@ObjectType({ implements: Node, description: 'An organisation that exhibits.' })
export class Company {
  id!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true })
  description!: LocalizedText | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'A band: `small`, `medium` or `large`.' })
  size!: string | null;

  @Field(() => String, { nullable: true })
  website!: string | null;

  @Field(() => [String])
  themes!: string[];

  @Field(() => [String], { description: 'Countries it wants to sell to, ISO 3166-1 alpha-2.' })
  targetMarkets!: string[];

  @Field(() => [Product])
  products!: Product[];

  @Field(() => [Certificate])
  certificates!: Certificate[];

  @Field(() => String, { nullable: true, description: 'The label of its stand.' })
  stand!: string | null;
}

/** A page of companies. */
export const CompanyConnection = connectionOf('Company', () => Company);
