import { ArgsType, Field, ID, Int } from 'type-graphql';

/** Which session's feed, and after which item. */
@ArgsType()
export class FeedArgs {
  @Field(() => ID)
  session!: string;

  @Field(() => Int, { nullable: true, description: 'Sequence of the last item that the client has.' })
  after!: number | null;
}
