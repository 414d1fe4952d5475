import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Organisation } from '../directory/organisation.ts';
import { Person } from '../directory/person.type.ts';
import { Venue } from '../exhibition/venue.type.ts';
import { LeadsFile } from '../meeting/leadsFile.type.ts';
import { Meeting } from '../meeting/meeting.type.ts';
import { connectionOf } from '../relay/connection.ts';
import { Node } from '../relay/node.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Appointment } from './appointment.type.ts';
import { Offer } from './offer.type.ts';
import { PairingSession } from './pairingSession.type.ts';
import { Side } from './side.ts';
import { TeamMember } from './teamMember.type.ts';
import { WhyNotYet } from './whyNotYet.type.ts';

/** The states of a participant. */
export const ParticipantState = {
  EXPECTED: 'EXPECTED',
  CHECKED_IN: 'CHECKED_IN',
  AVAILABLE: 'AVAILABLE',
  PAUSED: 'PAUSED',
  OFFERED: 'OFFERED',
  SUMMONED: 'SUMMONED',
  MEETING: 'MEETING',
  COOLDOWN: 'COOLDOWN',
  LEFT: 'LEFT',
} as const;
registerEnumType(ParticipantState, { name: 'ParticipantState' });

/** One person's presence in one pairing session. */
@ObjectType({ implements: Node, description: "One person's presence in one pairing session." })
export class Participant {
  id!: string;

  @Field(() => PairingSession)
  session!: PairingSession;

  @Field(() => Side)
  side!: string;

  @Field(() => ParticipantState)
  state!: string;

  @Field(() => DateTimeScalar)
  stateSince!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  waitingSince!: number | null;

  @Field(() => Boolean)
  reachable!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when its device cannot be reached.' })
  unreachableSince!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'For staff who act for anybody: of those to be called (silent, awaited at a table, not yet here).',
  })
  phone!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a pause or a cooldown ends by itself.' })
  until!: number | null;

  @Field(() => String, { nullable: true, description: 'A wish kept until this is over: `pause` or `leave`.' })
  keptWish!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is PAUSED: `wish`, `busy` (somebody is at its stand), `silence` or `no-show`.',
  })
  pausedFor!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it goes home; null: it has not said so.' })
  leavesAt!: number | null;

  @Field(() => [Appointment], {
    description: 'Times at which it is promised elsewhere, the next first; for itself and for staff.',
  })
  appointments!: Appointment[];

  @Field(() => Int, { nullable: true, description: "Its own time to answer in seconds; null: the session's." })
  answerSeconds!: number | null;

  @Field(() => [TeamMember], { description: 'Colleagues who are here; for itself and for staff.' })
  team!: TeamMember[];

  @Field(() => [Offer], { description: 'What colleagues are asked and it could take; for itself and for staff.' })
  teamOffers!: Offer[];

  @Field(() => Person)
  person!: Person;

  @Field(() => Organisation)
  organisation!: object;

  @Field(() => Venue)
  venue!: Venue;

  @Field(() => Offer, { nullable: true, description: 'The open offer; for itself and for staff.' })
  offer!: Offer | null;

  @Field(() => Meeting, { nullable: true, description: 'The live meeting; for itself and for staff.' })
  meeting!: Meeting | null;

  @Field(() => Meeting, {
    nullable: true,
    description: 'The meeting that has just ended, while it is wrapped up (COOLDOWN).',
  })
  lastMeeting!: Meeting | null;

  @Field(() => WhyNotYet, { nullable: true })
  whyNotYet!: WhyNotYet | null;

  @Field(() => Int)
  meetingsDone!: number;

  @Field(() => Int)
  meetingsTarget!: number;

  @Field(() => [Meeting], { description: 'My day: every meeting of the session, latest first.' })
  meetings!: Meeting[];

  @Field(() => LeadsFile, { nullable: true, description: 'For the participant itself; null for anybody else.' })
  leadsFile!: LeadsFile | null;

  @Field(() => String, { description: 'The code on the front of its badge: it identifies and signs nobody in.' })
  frontCode!: string;
}

/** A page of participants. */
export const ParticipantConnection = connectionOf('Participant', () => Participant);
