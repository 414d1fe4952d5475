import { Field, Int, ObjectType } from 'type-graphql';
import { VenueWalk } from '../exhibition/venueWalk.type.ts';
import { PairingSession } from '../pairing/pairingSession.type.ts';
import { Participant } from '../pairing/participant.type.ts';
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

/** What one changed rule would do. */
@ObjectType({ description: 'What one changed rule would do.' })
export class RuleEffect {
  @Field(() => String, { description: 'As `SessionRules` names it.' })
  rule!: string;

  @Field(() => Int, { description: 'Participants for whom it makes a difference from now on.' })
  affected!: number;
}

/** What a change of rules would do; nothing has changed. */
@ObjectType({ description: 'What a change of rules would do; nothing has changed.' })
export class ChangeRulesPreview {
  @Field(() => SessionRules)
  rules!: SessionRules;

  @Field(() => Int, { description: 'Participants for whom a changed rule counts from now on.' })
  affected!: number;

  @Field(() => [RuleEffect])
  effects!: RuleEffect[];

  @Field(() => [Participant], { description: 'Who they are, at most 60; those who could meet nobody any more first.' })
  people!: Participant[];

  @Field(() => [Participant], { description: 'Who could be offered a meeting now and could not any more; at most 60.' })
  shutOut!: Participant[];

  @Field(() => Int)
  shutOutCount!: number;

  @Field(() => Int, { description: 'Who may leave with fewer than the least by the rules in force.' })
  atRiskBefore!: number;

  @Field(() => Int, { description: 'The same by the rules tried.' })
  atRiskAfter!: number;

  @Field(() => Int, { description: 'Live meetings that keep their terms.' })
  meetingsKept!: number;

  @Field(() => Int, { description: 'Open offers that keep their terms.' })
  offersKept!: number;

  @Field(() => VenueWalk, {
    nullable: true,
    description: 'The longest walk, where the rules tried hold a table for less; null otherwise.',
  })
  walkBeyondHold!: VenueWalk | null;
}

export const ChangeRulesResult = resultUnion(
  'ChangeRulesResult',
  [SessionSuccess, ChangeRulesPreview],
  [SessionProblem],
);
