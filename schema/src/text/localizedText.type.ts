import { Field, ObjectType } from 'type-graphql';
import { Language } from './language.ts';

/** A text in one language. */
@ObjectType({ description: 'A text in one language.' })
export class LocalizedTextEntry {
  @Field(() => Language)
  language!: Language;

  @Field(() => String)
  text!: string;
}

/** Text for people, which may exist in some of the four languages. */
@ObjectType({ description: 'Text for people. It may exist in some of the four languages; the others fall back.' })
export class LocalizedText {
  @Field(() => String, {
    nullable: true,
    description:
      'In the first of these languages that exists, then by their fall-back order. Left out: the languages of the viewer.',
  })
  text!: string | null;

  @Field(() => Language, { nullable: true, description: 'The language that `text` is in.' })
  language!: Language | null;

  @Field(() => [LocalizedTextEntry])
  all!: LocalizedTextEntry[];
}
