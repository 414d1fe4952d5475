import { Field, ObjectType } from 'type-graphql';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** M-Mark, Q-Mark, ISO 9001, ... */
@ObjectType({ implements: Node, description: 'A certification scheme (M-Mark, Q-Mark, ISO 9001).' })
export class CertificationScheme {
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;
}
