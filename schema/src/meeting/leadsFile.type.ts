import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** As what contacts are handed out. */
export const LeadsFormat = { CSV: 'CSV', VCARD: 'VCARD' } as const;
registerEnumType(LeadsFormat, {
  name: 'LeadsFormat',
  description: 'CSV: a table for spreadsheets (UTF-8 with its mark). VCARD: cards for an address book (vCard 3.0).',
});

/** The contacts that a participant made, as a file. */
@ObjectType({
  description: 'The contacts that a participant made, as a file. Who has not agreed to be contacted is left out.',
})
export class LeadsFile {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Media type of the content.' })
  type!: string;

  @Field(() => String, { description: 'Unicode text; written as UTF-8.' })
  content!: string;

  @Field(() => Int, { description: 'Contacts in the file.' })
  contacts!: number;

  @Field(() => Int, { description: 'People met who have not agreed to be contacted.' })
  leftOut!: number;
}
