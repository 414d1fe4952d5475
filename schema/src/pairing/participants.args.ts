import { ArgsType, Field, Int } from 'type-graphql';
import { ParticipantState } from './participant.type.ts';
import { Side } from './side.ts';

/** Which participants of a session. */
@ArgsType()
export class ParticipantsArgs {
  @Field(() => Int, { nullable: true })
  first!: number | null;

  @Field(() => String, { nullable: true })
  after!: string | null;

  @Field(() => Side, { nullable: true })
  side!: (typeof Side)[keyof typeof Side] | null;

  @Field(() => ParticipantState, { nullable: true })
  state!: keyof typeof ParticipantState | null;

  @Field(() => String, { nullable: true, description: 'Part of a name, a company or a front code.' })
  search!: string | null;
}
