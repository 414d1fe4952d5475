import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { FloorInput } from './floor.input.ts';

/** The session in which somebody changes presence. */
@InputType()
export class PresenceInput extends FloorInput {
  @Field(() => ID)
  session!: string;
}

/** A break, and until when. */
@InputType()
export class PauseInput extends PresenceInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Left out: until somebody says otherwise.' })
  until!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: not a break, but somebody is at the stand.' })
  withSomebody!: boolean | null;
}

/** When somebody goes home. */
@InputType()
export class PlanLeavingInput extends PresenceInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Left out: no longer at a moment.' })
  at!: number | null;
}

/** A certificate that is no must any more. */
@InputType()
export class RelaxRequirementInput extends PresenceInput {
  @Field(() => String, { description: 'Key of the scheme, as in `WhyNotYet.relaxable`.' })
  scheme!: string;
}

/** A personal time to answer. */
@InputType()
export class AnswerTimeInput extends PresenceInput {
  @Field(() => Int, { nullable: true, description: "Seconds, 10 to 600; left out: the session's." })
  seconds!: number | null;
}
