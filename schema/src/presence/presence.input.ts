import { Field, ID, InputType } from 'type-graphql';
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
}
