import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Participant } from '../pairing/participant.type.ts';
import { Place } from '../exhibition/place.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** What taking an act back does, as the core names it. */
export const UndoWhat = {
  OFFER_TAKEN_BACK: 'offer-taken-back',
  OFFER_MADE_AGAIN: 'offer-made-again',
  RULES: 'rules',
  DECIDED_SINCE: 'decided-since',
  PAIRING: 'pairing',
  ANNOUNCEMENT: 'announcement',
  ANNOUNCEMENT_READ: 'announcement-read',
  PLACE: 'place',
  MEETING: 'meeting',
  TABLE: 'table',
  END_OF_MEETING: 'end-of-meeting',
  WORD: 'word',
  PERSON: 'person',
  LASTING: 'lasting',
} as const;
registerEnumType(UndoWhat, { name: 'UndoWhat' });

/** Why something cannot be restored, as the core names it. */
export const UndoWhyNot = {
  CHANGED_SINCE: 'changed-since',
  NOT_FREE: 'not-free',
  CONFIRMED: 'confirmed',
  ANSWERED: 'answered',
  PLACE_TAKEN: 'place-taken',
  TIME_OVER: 'time-over',
  SESSION_CLOSING: 'session-closing',
  STANDS: 'stands',
} as const;
registerEnumType(UndoWhyNot, { name: 'UndoWhyNot' });

/** One thing that is restored by taking an act back, or is not. */
@ObjectType({ description: 'One thing that is restored by taking an act back, or is not.' })
export class UndoPoint {
  @Field(() => UndoWhat)
  what!: string;

  @Field(() => UndoWhyNot, { nullable: true, description: 'Null: it is restored.' })
  whyNot!: string | null;

  @Field(() => [Participant], { description: 'Whom it is about.' })
  people!: Participant[];

  @Field(() => Place, { nullable: true })
  place!: Place | null;

  @Field(() => Int, { nullable: true })
  count!: number | null;
}

/** An act of staff of the last minutes. */
@ObjectType({
  description: 'An act of staff of the last minutes, with what taking it back would restore now and what not.',
})
export class RecentAct {
  @Field(() => ID, { description: 'For `undo`, and in the events of the act as `actor.deed`.' })
  id!: string;

  @Field(() => String, { description: 'The kind of its first event.' })
  kind!: string;

  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => DateTimeScalar, { description: 'Until then it can be taken back.' })
  until!: number;

  @Field(() => Boolean, { description: 'Whether the viewer did it.' })
  mine!: boolean;

  @Field(() => Boolean)
  undone!: boolean;

  @Field(() => [UndoPoint], {
    description: 'What would be restored now and what not; of an act that was taken back: what was and what was not.',
  })
  points!: UndoPoint[];
}
