import { Field, Int, ObjectType } from 'type-graphql';
import { PairingSession } from '../pairing/pairingSession.type.ts';
import { SessionRules } from '../pairing/sessionRules.type.ts';
import { MeetingProblem } from '../problem/meetingProblem.type.ts';
import { OfferProblem } from '../problem/offerProblem.type.ts';
import { PlaceProblem } from '../problem/placeProblem.type.ts';
import { PresenceProblem } from '../problem/presenceProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';

/** The session as it now is. */
@ObjectType()
export class SessionSuccess {
  @Field(() => PairingSession)
  session!: PairingSession;
}

export const SessionResult = resultUnion(
  'SessionResult',
  [SessionSuccess],
  [SessionProblem, PlaceProblem, MeetingProblem, OfferProblem, PresenceProblem],
);

/** What a change of rules would do; nothing has changed. */
@ObjectType({ description: 'What a change of rules would do; nothing has changed.' })
export class ChangeRulesPreview {
  @Field(() => SessionRules)
  rules!: SessionRules;

  @Field(() => Int, { description: 'Participants for whom a changed rule counts from now on.' })
  affected!: number;
}

export const ChangeRulesResult = resultUnion(
  'ChangeRulesResult',
  [SessionSuccess, ChangeRulesPreview],
  [SessionProblem],
);
