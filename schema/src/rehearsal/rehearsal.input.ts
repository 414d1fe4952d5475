import { Field, Float, ID, InputType, Int } from 'type-graphql';

/** One assumption that is to be another than usual. */
@InputType()
export class RehearsalSettingInput {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  value!: number;
}

/** What is to be rehearsed. */
@InputType()
export class StartRehearsalInput {
  @Field(() => ID)
  session!: string;

  @Field(() => Int, { nullable: true, description: 'Days of each set-up, 1 to 100; default 20.' })
  seeds!: number | null;

  @Field(() => Float, { nullable: true, description: 'The first seed, a whole number; default 1.' })
  seed!: number | null;

  @Field(() => [RehearsalSettingInput], { nullable: true, description: 'Names and ranges: `rehearsalSettings`.' })
  settings!: RehearsalSettingInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Default: as planned.' })
  meetingMinutes!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'A finished session, with the people of its log.' })
  replay!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether tables, lengths and interpreters are compared too; default true.',
  })
  advice!: boolean | null;
}

/** A session whose rehearsal is to end. */
@InputType()
export class StopRehearsalInput {
  @Field(() => ID)
  session!: string;
}
