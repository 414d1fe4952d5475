import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';
import { StepInInput } from '../floor/stepIn.input.ts';

/** One assumption that is to be another than usual. */
@InputType()
export class RehearsalSettingInput {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  value!: number;
}

/** Tables of one kind at a venue for a rehearsal. */
@InputType()
export class RehearsedTablesInput {
  @Field(() => ID)
  venue!: string;

  @Field(() => PlaceKind)
  kind!: string;

  @Field(() => Int, { description: '1 to 1000.' })
  places!: number;
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

  @Field(() => [RehearsedTablesInput], { nullable: true, description: 'Default, and what is not named: as planned.' })
  tables!: RehearsedTablesInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'A finished session, with the people of its log.' })
  replay!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether tables, lengths and interpreters are compared too; default true.',
  })
  advice!: boolean | null;
}

/** What of the last rehearsal's advice is to be applied. */
@InputType()
export class ApplyRehearsalInput extends StepInInput {
  @Field(() => Boolean, { nullable: true, description: 'Only say what would change; default false.' })
  dryRun!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The numbers of tables; default true.' })
  tables!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The length of meetings; default true.' })
  meetingMinutes!: boolean | null;
}

/** A session whose rehearsal is to end. */
@InputType()
export class StopRehearsalInput {
  @Field(() => ID)
  session!: string;
}
