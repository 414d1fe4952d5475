import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';
import { Exhibition } from '../exhibition/exhibition.type.ts';
import { ImportProblem } from '../problem/importProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** A venue as its organiser sets it up. */
@ObjectType({ description: 'A venue as its organiser sets it up.' })
export class VenueSetUp {
  @Field(() => String)
  reference!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'A customs zone of its own (`HENGQIN`).' })
  zone!: string | null;

  @Field(() => Int)
  walkMinutes!: number;

  @Field(() => Int)
  tables!: number;

  @Field(() => Int)
  videoTables!: number;

  @Field(() => Int)
  stands!: number;
}

/** A session as its organiser sets it up. */
@ObjectType({ description: 'A session as its organiser sets it up.' })
export class SessionSetUp {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => String)
  reference!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: '`sourcing`, `technology-transfer` or `roadshow`.' })
  kind!: string;

  @Field(() => String, { description: 'In the zone of the exhibition, `YYYY-MM-DDTHH:MM`.' })
  startsAt!: string;

  @Field(() => String, { description: 'In the zone of the exhibition, `YYYY-MM-DDTHH:MM`.' })
  endsAt!: string;

  @Field(() => Int)
  meetingMinutes!: number;

  @Field(() => Int)
  answerSeconds!: number;

  @Field(() => Int)
  cooldownSeconds!: number;

  @Field(() => PlaceKind)
  placeKind!: (typeof PlaceKind)[keyof typeof PlaceKind];

  @Field(() => String, { description: 'As lists write them: `MO:1-20; HQ:V1-V6`.' })
  places!: string;

  @Field(() => Boolean, { description: 'True: only the floor changes it from now on.' })
  begun!: boolean;
}

/** What an exhibition consists of before its lists; for those who may import. */
@ObjectType({ description: 'What an exhibition consists of before its lists; for those who may import.' })
export class FairSetUp {
  @Field(() => String)
  reference!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'Calendar day there, `YYYY-MM-DD`.' })
  startsOn!: string;

  @Field(() => String, { description: 'Calendar day there, `YYYY-MM-DD`.' })
  endsOn!: string;

  @Field(() => String, { description: 'IANA zone (`Asia/Macau`).' })
  timeZone!: string;

  @Field(() => [VenueSetUp])
  venues!: VenueSetUp[];

  @Field(() => [SessionSetUp])
  sessions!: SessionSetUp[];

  @Field(() => Int, { description: 'People on its lists.' })
  people!: number;
}

/** The exhibition as it was set up. */
@ObjectType()
export class SetUpFairSuccess {
  @Field(() => Exhibition)
  exhibition!: Exhibition;
}

export const SetUpFairResult = resultUnion('SetUpFairResult', [SetUpFairSuccess], [ImportProblem]);
