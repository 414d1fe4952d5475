import { Field, Int, ObjectType } from 'type-graphql';
import { Place } from '../exhibition/place.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { BoardMinute, SessionBoard } from './sessionBoard.type.ts';

/** Something worth looking at again. */
@ObjectType({ description: 'Something worth looking at again; those of one kind within a minute are one.' })
export class ReplayMark {
  @Field(() => Int)
  sequence!: number;

  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => String, {
    description:
      '`opened`, `started`, `paused`, `closing`, `closed`, `rules`, `announcement`, `place-closed`, `place-opened`, `by-hand`, `called-off`, `no-show`, `signing`, `arrivals` or `silent`.',
  })
  kind!: string;

  @Field(() => Int, { description: 'How many of the kind.' })
  count!: number;

  @Field(() => Place, { nullable: true })
  place!: Place | null;

  @Field(() => [String], { description: 'Whom the first of them is about.' })
  frontCodes!: string[];
}

/** How far the log has been read for a replay. */
@ObjectType({ description: 'How far the log has been read for a replay; asking for it begins the reading.' })
export class ReplayReading {
  @Field(() => Int, { description: 'Events that have been read.' })
  read!: number;

  @Field(() => Int, { description: 'Events to be read.' })
  head!: number;
}

/** The day of a session, to be looked at again. */
@ObjectType({ description: 'The day of a session, to be looked at again.' })
export class Replay {
  @Field(() => DateTimeScalar)
  from!: number;

  @Field(() => DateTimeScalar, { description: 'Of the last event.' })
  to!: number;

  @Field(() => Int, { description: 'Events so far.' })
  head!: number;

  @Field(() => [BoardMinute], { description: 'Each minute from the first event.' })
  series!: BoardMinute[];

  @Field(() => [ReplayMark])
  marks!: ReplayMark[];
}

/** The board as it stood at a moment. */
@ObjectType({ description: 'The board as it stood at a moment, folded from the log.' })
export class ReplayMoment {
  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => Int, { description: 'The last event that had happened.' })
  sequence!: number;

  @Field(() => Int, { description: 'The last round that had made offers; 0 before the first.' })
  round!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The round before.' })
  roundBefore!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The next round.' })
  roundAfter!: number | null;

  @Field(() => SessionBoard)
  board!: SessionBoard;
}
