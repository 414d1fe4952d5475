import { Field, ID, InputType, Int } from 'type-graphql';
import { Language } from '../text/language.ts';

/** One list of a fair, as a file. */
@InputType({ description: 'One list of a fair, as a file.' })
export class FairFileInput {
  @Field(() => String, { description: 'Its name says which list it is (`companies.csv`); CSV or XLSX.' })
  name!: string;

  @Field(() => String, { description: 'The bytes of the file, base64.' })
  content!: string;
}

/** One cell, or one value wherever a column has it, mended by hand: it counts instead of what the file says. */
@InputType({
  description:
    'One cell, or one value wherever a column has it, mended by hand: it counts instead of what the file says.',
})
export class CellCorrectionInput {
  @Field(() => String, { description: 'As a problem names it.' })
  file!: string;

  @Field(() => Int, { nullable: true, description: 'Left out: every row in which the column holds `was`.' })
  row?: number | null;

  @Field(() => String, { description: 'The heading as it stands in the file.' })
  column!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value as a problem shows it, where no row is named. A correction of one row counts more.',
  })
  was?: string | null;

  @Field(() => String)
  value!: string;
}

/** A fair's lists to be taken in. */
@InputType({ description: "A fair's lists to be taken in." })
export class ImportFairInput {
  @Field(() => ID, { nullable: true, description: 'For lists that come without their exhibition.' })
  exhibition!: string | null;

  @Field(() => [FairFileInput], { description: 'At most 40 files.' })
  files!: FairFileInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: nothing is written; the answer says what would change.',
  })
  dryRun!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'True: right rows are taken although others are wrong.' })
  skipBadRows!: boolean;

  @Field(() => [CellCorrectionInput], { defaultValue: [], description: 'At most 1,000.' })
  corrections!: CellCorrectionInput[];
}

/** A fair's lists to be handed out. */
@InputType({ description: "A fair's lists to be handed out." })
export class ExportFairInput {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => Language, { nullable: true, description: "Of the headings; left out: the viewer's." })
  language!: (typeof Language)[keyof typeof Language] | null;
}
