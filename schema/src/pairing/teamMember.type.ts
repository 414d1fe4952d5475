import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** A colleague of the viewer in the same session. */
@ObjectType({ description: 'A colleague of the viewer in the same session.' })
export class TeamMember {
  @Field(() => ID)
  participant!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'Its state, as `Participant.state`.' })
  state!: string;

  @Field(() => Boolean)
  reachable!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it is busy or on a break, where that is known.',
  })
  busyUntil!: number | null;

  @Field(() => [String], { description: 'Spoken, BCP 47.' })
  languages!: string[];

  @Field(() => [String], { description: 'Those of its languages that the other side of the open offer speaks, too.' })
  fittingLanguages!: string[];

  @Field(() => Boolean, { description: 'Whether the open offer of the team could pass to it now.' })
  mayTake!: boolean;
}
