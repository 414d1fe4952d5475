import { Field, ID, InputType } from 'type-graphql';
import { StepInInput } from '../floor/stepIn.input.ts';
import { PresenceInput } from '../presence/presence.input.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** When an interpreter goes home. */
@InputType()
export class LeaveInterpretingInput extends PresenceInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Left out: now.' })
  at!: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: also where a pair is left without; false: at the end of what it is in.',
  })
  atOnce!: boolean;
}

/** An interpreter for a meeting, chosen by staff. */
@InputType()
export class AssignInterpreterInput extends StepInInput {
  @Field(() => ID)
  meeting!: string;

  @Field(() => ID)
  interpreter!: string;
}
