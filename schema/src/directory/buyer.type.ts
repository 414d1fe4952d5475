import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../relay/connection.ts';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { Requirement } from './requirement.type.ts';

/** An organisation that sources. */
@ObjectType({ implements: Node, description: 'An organisation that sources.' })
export class Buyer {
  id!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true })
  description!: LocalizedText | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { nullable: true })
  website!: string | null;

  @Field(() => [String])
  themes!: string[];

  @Field(() => [Requirement])
  requirements!: Requirement[];
}

/** A page of buyers. */
export const BuyerConnection = connectionOf('Buyer', () => Buyer);
