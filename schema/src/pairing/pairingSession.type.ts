import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Exhibition } from '../exhibition/exhibition.type.ts';
import { Place } from '../exhibition/place.type.ts';
import { Venue } from '../exhibition/venue.type.ts';
import { VenueWalk } from '../exhibition/venueWalk.type.ts';
import { After } from '../figures/after.type.ts';
import { Fairness } from '../figures/fairness.type.ts';
import { Replay, ReplayMoment, ReplayReading } from '../figures/replay.type.ts';
import { SessionBoard } from '../figures/sessionBoard.type.ts';
import { RecentAct } from '../floor/undo.type.ts';
import { Interpreter } from '../interpreter/interpreter.type.ts';
import { Node } from '../relay/node.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { ParticipantConnection } from './participant.type.ts';
import { SessionRules } from './sessionRules.type.ts';

/** The states of a session. */
export const SessionState = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  PAIRING: 'PAIRING',
  PAUSED: 'PAUSED',
  CLOSING: 'CLOSING',
  CLOSED: 'CLOSED',
} as const;
registerEnumType(SessionState, { name: 'SessionState' });

/** What the organiser told everybody last. */
@ObjectType({ description: 'What the organiser told everybody last.' })
export class Announcement {
  @Field(() => LocalizedText)
  text!: LocalizedText;

  @Field(() => DateTimeScalar)
  at!: number;
}

/** A themed period of live pairing. */
@ObjectType({ implements: Node, description: 'A themed period of live pairing at an exhibition.' })
export class PairingSession {
  id!: string;

  @Field(() => Exhibition)
  exhibition!: Exhibition;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String)
  theme!: string;

  @Field(() => String, { description: '`sourcing`, `technology-transfer` or `roadshow`.' })
  kind!: string;

  @Field(() => SessionState)
  state!: string;

  @Field(() => DateTimeScalar)
  opensAt!: number;

  @Field(() => DateTimeScalar)
  endsAt!: number;

  @Field(() => SessionRules)
  rules!: SessionRules;

  @Field(() => [Venue])
  venues!: Venue[];

  @Field(() => [Place])
  places!: Place[];

  @Field(() => ParticipantConnection, { nullable: true, description: 'For organisers and staff.' })
  participants!: InstanceType<typeof ParticipantConnection> | null;

  @Field(() => [Interpreter], { nullable: true, description: 'For organisers and staff.' })
  interpreters!: Interpreter[] | null;

  @Field(() => Interpreter, { nullable: true, description: "The viewer's own presence as an interpreter." })
  myInterpreter!: Interpreter | null;

  @Field(() => SessionBoard, { nullable: true, description: 'For organisers, staff, partners and screens.' })
  board!: SessionBoard | null;

  @Field(() => Fairness, { nullable: true, description: 'For organisers and staff.' })
  fairness!: Fairness | null;

  @Field(() => After, { nullable: true, description: 'What it brought, for organisers and staff.' })
  after!: After | null;

  @Field(() => Replay, { nullable: true, description: 'The day to be looked at again, for organisers and staff.' })
  replay!: Replay | null;

  @Field(() => ReplayReading, {
    nullable: true,
    description: 'How far the day has been read, for organisers and staff.',
  })
  replayReading!: ReplayReading | null;

  @Field(() => ReplayMoment, { nullable: true, description: 'How it stood at a moment, for organisers and staff.' })
  moment!: ReplayMoment | null;

  @Field(() => [RecentAct], {
    description:
      "Acts of the last minutes that the viewer may take back, the last first: one's own, or all for organisers.",
  })
  recentActs!: RecentAct[];

  @Field(() => VenueWalk, {
    nullable: true,
    description: 'The longest walk that anybody may be sent, for organisers; null where there is no place.',
  })
  longestWalk!: VenueWalk | null;

  @Field(() => String, { nullable: true, description: 'Opens the public wallboard; for organisers.' })
  boardToken!: string | null;

  @Field(() => Int, { description: 'Sequence of the last event.' })
  sequence!: number;

  @Field(() => Announcement, { nullable: true })
  announcement!: Announcement | null;
}
