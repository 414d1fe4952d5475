import { Field, ObjectType } from 'type-graphql';
import { Participant } from '../pairing/participant.type.ts';
import { MeetingProblem } from '../problem/meetingProblem.type.ts';
import { PlaceProblem } from '../problem/placeProblem.type.ts';
import { PresenceProblem } from '../problem/presenceProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';
import { Meeting } from './meeting.type.ts';

/** The meeting and the presence as they now are. */
@ObjectType()
export class MeetingSuccess {
  @Field(() => Meeting)
  meeting!: Meeting;

  @Field(() => Participant)
  participant!: Participant;
}

export const MeetingResult = resultUnion(
  'MeetingResult',
  [MeetingSuccess],
  [MeetingProblem, PlaceProblem, PresenceProblem, SessionProblem],
);

/** Whether contact data is shared now. */
@ObjectType()
export class ConsentSuccess {
  @Field(() => Meeting)
  meeting!: Meeting;

  @Field(() => Boolean)
  shared!: boolean;
}

export const ConsentResult = resultUnion('ConsentResult', [ConsentSuccess], [MeetingProblem]);
