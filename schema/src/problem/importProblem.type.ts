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
}

/** Lists that hold rows to be corrected: nothing was imported. */
@ObjectType({ implements: Problem, description: 'Rows need correcting; nothing was imported.' })
export class ImportProblem extends Problem {
  @Field(() => [RowProblem])
  rows!: RowProblem[];
}
