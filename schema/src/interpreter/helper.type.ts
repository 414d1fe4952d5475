import { Field, ObjectType } from 'type-graphql';
import { LocalizedText } from '../text/localizedText.type.ts';

/** Who sits with two that have no language in common, as they see it. */
@ObjectType({ description: 'Who sits with two that have no language in common, as they see it.' })
export class Helper {
  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => [String], { description: 'Spoken, BCP 47.' })
  languages!: string[];

  @Field(() => Boolean, { description: 'Whether it said that it is at the place.' })
  arrived!: boolean;
}
