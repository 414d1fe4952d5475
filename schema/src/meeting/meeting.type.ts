import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Place } from '../exhibition/place.type.ts';
import { Helper } from '../interpreter/helper.type.ts';
import { Counterpart } from '../pairing/counterpart.type.ts';
import { Node } from '../relay/node.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Outcome } from './outcome.type.ts';
import { WayThere } from './wayThere.type.ts';

/** The states of a meeting. */
export const MeetingState = {
  SUMMONED: 'SUMMONED',
  IN_PROGRESS: 'IN_PROGRESS',
  NO_SHOW: 'NO_SHOW',
  CANCELLED: 'CANCELLED',
  ENDED: 'ENDED',
} as const;
registerEnumType(MeetingState, { name: 'MeetingState' });

/** One side arrived and says that the other did not come. */
@ObjectType({ description: 'One side arrived and says that the other did not come.' })
export class NoShowClaim {
  @Field(() => Boolean)
  byMe!: boolean;

  @Field(() => DateTimeScalar, { description: 'Until then the other side may answer "I am here".' })
  answerBy!: number;
}

/** A confirmed pair, at a place, with a timer; seen from the viewer's side. */
@ObjectType({
  implements: Node,
  description: "A confirmed pair, at a place, with a timer; seen from the viewer's side (staff: the exhibitor's).",
})
export class Meeting {
  id!: string;

  @Field(() => MeetingState)
  state!: string;

  @Field(() => DateTimeScalar)
  confirmedAt!: number;

  @Field(() => Place, { nullable: true, description: 'Null while the pair waits for the next free one.' })
  place!: Place | null;

  @Field(() => Place, { nullable: true, description: 'Of the other side, where the two meet by video.' })
  otherPlace!: Place | null;

  @Field(() => WayThere, {
    nullable: true,
    description: 'Where the place is; null before there is one, and where the hall has no plan that shows it.',
  })
  wayThere!: WayThere | null;

  @Field(() => DateTimeScalar, { nullable: true })
  placeExpectedAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  summonedAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  summonsEndsAt!: number | null;

  @Field(() => Int)
  myLateMinutes!: number;

  @Field(() => Int)
  otherLateMinutes!: number;

  @Field(() => Boolean, { description: 'I said that I cannot find the place.' })
  wayAsked!: boolean;

  @Field(() => Boolean, { description: 'The other side said that it cannot find the place.' })
  otherWayAsked!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the other side should be here, by its walk and what it said; null without a place.',
  })
  otherExpectedAt!: number | null;

  @Field(() => Boolean)
  arrived!: boolean;

  @Field(() => Boolean)
  otherArrived!: boolean;

  @Field(() => NoShowClaim, { nullable: true })
  claim!: NoShowClaim | null;

  @Field(() => DateTimeScalar, { nullable: true })
  begunAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  endsAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  endedAt!: number | null;

  @Field(() => Boolean)
  done!: boolean;

  @Field(() => Boolean)
  otherDone!: boolean;

  @Field(() => Boolean)
  moreTimeAsked!: boolean;

  @Field(() => Boolean)
  otherMoreTimeAsked!: boolean;

  @Field(() => String, { nullable: true, description: 'Who did not come: `me`, `other` or null.' })
  absent!: string | null;

  @Field(() => Helper, { nullable: true, description: 'The interpreter who sits with the two.' })
  interpreter!: Helper | null;

  @Field(() => Boolean, { description: 'Whether the two need an interpreter; with none, staff is looking for one.' })
  needsInterpreter!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may say now that the interpreter did not come.' })
  mayReportInterpreter!: boolean;

  @Field(() => Counterpart)
  counterpart!: Counterpart;

  @Field(() => Outcome, { nullable: true, description: "The viewer's own record." })
  outcome!: Outcome | null;

  @Field(() => Outcome, { nullable: true, description: "The other side's record, without its note." })
  otherOutcome!: Outcome | null;

  @Field(() => Boolean, { description: "Whether the viewer confirmed the other side's record." })
  outcomeConfirmed!: boolean;

  @Field(() => String, { nullable: true, description: "The viewer's private note on the counterpart." })
  note!: string | null;

  @Field(() => Int, { nullable: true, description: "The viewer's rating of the counterpart, 1 to 5." })
  rating!: number | null;

  @Field(() => Boolean, { description: 'Whether the viewer shares contact data with the counterpart.' })
  contactShared!: boolean;
}
