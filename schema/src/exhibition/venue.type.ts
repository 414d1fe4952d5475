import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** A place of the exhibition; one exhibition may run at two at once. */
@ObjectType({ implements: Node, description: 'A hall complex; one exhibition may run at two at once.' })
export class Venue {
  id!: string;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'One sign that stands for it on screens (`澳`).' })
  glyph!: string;

  @Field(() => Int, { description: '1 for the first venue, 2 for the second: fixes its colour and form.' })
  ordinal!: number;

  @Field(() => Int, { description: 'A usual walk inside it, in minutes.' })
  walkMinutes!: number;
}
