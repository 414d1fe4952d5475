import { Field, InputType } from 'type-graphql';

/** A text in one language, as somebody writes it. */
@InputType({ description: 'A text in one language.' })
export class LocalizedTextEntryInput {
  @Field(() => String, { description: 'BCP 47: `zh-Hant`, `zh-Hans`, `pt` or `en`.' })
  language!: string;

  @Field(() => String)
  text!: string;
}
