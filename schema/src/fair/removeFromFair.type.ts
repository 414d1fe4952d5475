import { Field, ID, InputType } from 'type-graphql';

/** What is taken out of an exhibition. */
@InputType({ description: 'A session, a venue with its tables, or a table of a venue that nothing refers to.' })
export class RemoveFromFairInput {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => String, { nullable: true, description: 'Reference of a session that nobody has opened.' })
  session!: string | null;

  @Field(() => String, { nullable: true, description: 'Reference of a venue.' })
  venue!: string | null;

  @Field(() => String, { nullable: true, description: 'Label of a table or video table of the venue.' })
  table!: string | null;
}
