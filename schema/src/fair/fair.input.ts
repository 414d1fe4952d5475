import { Field, ID, InputType, registerEnumType } from 'type-graphql';

/** How lists are written. */
export const ListFormat = { CSV: 'csv', XLSX: 'xlsx' } as const;
registerEnumType(ListFormat, { name: 'ListFormat' });

/** One list of a fair, as a file. */
@InputType({ description: 'One list of a fair, as a file.' })
export class FairFileInput {
  @Field(() => String, { description: 'Its name says which list it is (`companies.csv`).' })
  name!: string;

  @Field(() => String, { description: 'The bytes of the file, base64.' })
  content!: string;
}

/** A fair's lists to be taken in. */
@InputType({ description: "A fair's lists to be taken in." })
export class ImportFairInput {
  @Field(() => [FairFileInput])
  files!: FairFileInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: nothing is written; the answer says what would change.',
  })
  dryRun!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'True: right rows are taken although others are wrong.' })
  skipBadRows!: boolean;
}

/** A fair's lists to be handed out. */
@InputType({ description: "A fair's lists to be handed out." })
export class ExportFairInput {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => ListFormat, { defaultValue: ListFormat.CSV })
  format!: string;
}
