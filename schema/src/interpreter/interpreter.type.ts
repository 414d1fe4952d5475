import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Person } from '../directory/person.type.ts';
import { Place } from '../exhibition/place.type.ts';
import { Venue } from '../exhibition/venue.type.ts';
import { MeetingState } from '../meeting/meeting.type.ts';
import { Counterpart } from '../pairing/counterpart.type.ts';
import { PairingSession } from '../pairing/pairingSession.type.ts';
import { Node } from '../relay/node.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** The states of an interpreter. */
export const InterpreterState = {
  FREE: 'FREE',
  PROMISED: 'PROMISED',
  SUMMONED: 'SUMMONED',
  MEETING: 'MEETING',
  PAUSED: 'PAUSED',
  LEFT: 'LEFT',
} as const;
registerEnumType(InterpreterState, { name: 'InterpreterState' });

/** A meeting as the interpreter sees it who sits there. */
@ObjectType({ description: 'A meeting as the interpreter sees it who sits there: where, who, how long.' })
export class InterpretedMeeting {
  @Field(() => String, { description: 'Id of the meeting, for what the interpreter says of it.' })
  meeting!: string;

  @Field(() => MeetingState)
  state!: string;

  @Field(() => Place, { nullable: true, description: "At the interpreter's venue; null while the pair waits for one." })
  place!: Place | null;

  @Field(() => DateTimeScalar, { nullable: true })
  placeExpectedAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  summonsEndsAt!: number | null;

  @Field(() => Boolean, { description: 'Whether the interpreter said that it is here.' })
  arrived!: boolean;

  @Field(() => Boolean)
  exhibitorArrived!: boolean;

  @Field(() => Boolean)
  buyerArrived!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  begunAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  endsAt!: number | null;

  @Field(() => [String], { description: 'Spoken languages that the interpreter shares with the exhibitor, BCP 47.' })
  exhibitorLanguages!: string[];

  @Field(() => [String], { description: 'Spoken languages that the interpreter shares with the buyer, BCP 47.' })
  buyerLanguages!: string[];

  @Field(() => Counterpart)
  exhibitor!: Counterpart;

  @Field(() => Counterpart)
  buyer!: Counterpart;
}

/** One interpreter's presence in one session. */
@ObjectType({ implements: Node, description: "One interpreter's presence in one session; for itself and for staff." })
export class Interpreter {
  id!: string;

  @Field(() => PairingSession)
  session!: PairingSession;

  @Field(() => InterpreterState)
  state!: string;

  @Field(() => DateTimeScalar)
  stateSince!: number;

  @Field(() => Boolean)
  reachable!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when its device cannot be reached.' })
  unreachableSince!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a break ends by itself.' })
  until!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it goes home, as it said.' })
  leavesAt!: number | null;

  @Field(() => String, { nullable: true, description: 'A wish kept until this is over: `pause` or `leave`.' })
  keptWish!: string | null;

  @Field(() => Person)
  person!: Person;

  @Field(() => Venue)
  venue!: Venue;

  @Field(() => [String], { description: 'Spoken, BCP 47; it sits between any two of them.' })
  languages!: string[];

  @Field(() => InterpretedMeeting, { nullable: true })
  meeting!: InterpretedMeeting | null;

  @Field(() => Int, { description: 'Meetings that it has helped to hold.' })
  meetingsDone!: number;

  @Field(() => String, { description: 'The code on the front of its badge.' })
  frontCode!: string;
}
