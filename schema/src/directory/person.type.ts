import { Field, ObjectType } from 'type-graphql';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** Somebody with a badge. */
@ObjectType({ implements: Node, description: 'Somebody with a badge.' })
export class Person {
  id!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true })
  role!: LocalizedText | null;

  @Field(() => [String], { description: 'Spoken, BCP 47 (`yue`, `cmn`, `pt`).' })
  languages!: string[];
}
