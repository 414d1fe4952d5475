import { ArgsType, Field, Int } from 'type-graphql';

/** Which page of a list: `first` after `after`, or `last` before `before`; 20 where nothing is said, at most 100. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true })
  first!: number | null;

  @Field(() => String, { nullable: true })
  after!: string | null;

  @Field(() => Int, { nullable: true })
  last!: number | null;

  @Field(() => String, { nullable: true })
  before!: string | null;
}
