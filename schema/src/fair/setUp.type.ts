import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Exhibition } from '../exhibition/exhibition.type.ts';
import { ImportProblem } from '../problem/importProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { SessionFields, VenueFields } from './setUpFields.ts';

/** A venue as its organiser sets it up. */
@ObjectType({ description: 'A venue as its organiser sets it up.' })
export class VenueSetUp extends VenueFields {
  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => Int)
  tables!: number;

  @Field(() => Int)
  videoTables!: number;

  @Field(() => Int)
  stands!: number;
}

/** A session as its organiser sets it up. */
@ObjectType({ description: 'A session as its organiser sets it up.' })
export class SessionSetUp extends SessionFields {
  @Field(() => ID, { nullable: true })
  id!: string | null;

  @Field(() => LocalizedText)
  name!: LocalizedText;

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
