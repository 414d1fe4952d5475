import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** One value of a list that cannot be taken. */
@ObjectType({ description: 'One value of a list that cannot be taken.' })
export class RowProblem {
  @Field(() => String)
  file!: string;

  @Field(() => Int, { nullable: true, description: 'As a spreadsheet counts; the header is row 1.' })
  row!: number | null;

  @Field(() => String, { nullable: true })
  column!: string | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => String)
  code!: string;

  @Field(() => String, { description: "In the viewer's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What was most likely meant; a `correction` takes it.' })
  fix!: string | null;
}

/** One table of the files: a CSV file, or one sheet of a workbook. */
@ObjectType({ description: 'One table of the files: a CSV file, or one sheet of a workbook.' })
export class ImportedFile {
  @Field(() => String)
  file!: string;

  @Field(() => String, { nullable: true, description: 'Null: none of the lists that are known.' })
  list!: string | null;

  @Field(() => Int, { description: 'Filled rows under the headings.' })
  rows!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => Int)
  problems!: number;

  @Field(() => [String], { description: 'Headings that no list has; their columns are not read.' })
  ignored!: string[];
}

/** What an import did, or would do, to one list. */
@ObjectType({ description: 'What an import did, or would do, to one list.' })
export class ListChange {
  @Field(() => String)
  list!: string;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;
}

/** Lists that hold rows to be corrected: nothing was imported. */
@ObjectType({ implements: Problem, description: 'Rows need correcting; nothing was imported.' })
export class ImportProblem extends Problem {
  @Field(() => [RowProblem], { description: 'The first 500.' })
  rows!: RowProblem[];

  @Field(() => Int, { description: 'Of all problems, also those that are not told.' })
  problems!: number;

  @Field(() => [ImportedFile])
  files!: ImportedFile[];

  @Field(() => [ListChange], { description: 'What the right rows would do.' })
  changes!: ListChange[];

  @Field(() => [String], {
    description: 'References of requirements in which a certificate stays a wish, as their owner chose since.',
  })
  keptWishes!: string[];
}
