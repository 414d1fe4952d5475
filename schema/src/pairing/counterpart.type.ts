import { Field, ID, ObjectType } from 'type-graphql';
import { Organisation } from '../directory/organisation.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { Side } from './side.ts';

/** How to reach somebody; shown only after both accepted and with consent. */
@ObjectType({ description: 'How to reach somebody; shown only after both accepted and with consent.' })
export class Contact {
  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}

/** Who sits across. */
@ObjectType({ description: 'Who sits across.' })
export class Counterpart {
  @Field(() => ID)
  participant!: string;

  @Field(() => Side)
  side!: string;

  @Field(() => Organisation)
  organisation!: object;

  @Field(() => LocalizedText, { description: 'Of the person.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true })
  role!: LocalizedText | null;

  @Field(() => [String], { description: 'Spoken, BCP 47.' })
  languages!: string[];

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => LocalizedText, { nullable: true, description: 'What a buyer seeks first of all.' })
  need!: LocalizedText | null;

  @Field(() => [LocalizedText], {
    description:
      'What an exhibitor offers, by the names of its products, twelve at most; of what the reader seeks first. Empty for a buyer.',
  })
  supplies!: LocalizedText[];

  @Field(() => [String], { description: 'HS headings that it offers or seeks.' })
  goods!: string[];

  @Field(() => Contact, { nullable: true, description: 'Only after both accepted, and with consent.' })
  contact!: Contact | null;
}
