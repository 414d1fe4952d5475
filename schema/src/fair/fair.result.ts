import { Field, ObjectType } from 'type-graphql';
import { Exhibition } from '../exhibition/exhibition.type.ts';
import { ImportedFile, ImportProblem, ListChange, RowProblem } from '../problem/importProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';

/** An import, or what it would do. */
@ObjectType()
export class ImportFairSuccess {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => [ListChange])
  changes!: ListChange[];

  @Field(() => [ImportedFile])
  files!: ImportedFile[];

  @Field(() => [RowProblem], { description: 'Rows that were left out.' })
  skipped!: RowProblem[];

  @Field(() => [String], {
    description: 'References of requirements in which a certificate stays a wish, as their owner chose since.',
  })
  keptWishes!: string[];

  @Field(() => Exhibition, { nullable: true })
  exhibition!: Exhibition | null;
}

export const ImportFairResult = resultUnion('ImportFairResult', [ImportFairSuccess], [ImportProblem]);

/** One list as a file. */
@ObjectType()
export class FairFile {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'The bytes of the file, base64.' })
  content!: string;
}

/** The lists of a fair as files. */
@ObjectType()
export class ExportFairSuccess {
  @Field(() => [FairFile])
  files!: FairFile[];
}

export const ExportFairResult = resultUnion('ExportFairResult', [ExportFairSuccess], []);
