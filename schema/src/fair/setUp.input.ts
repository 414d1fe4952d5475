import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalizedTextEntryInput } from '../text/localizedText.input.ts';
import { SessionFields, VenueFields } from './setUpFields.ts';

/** A venue, new or changed. */
@InputType({ description: 'A venue, new or changed; its reference names it.' })
export class VenueSetUpInput extends VenueFields {
  @Field(() => [LocalizedTextEntryInput])
  name!: LocalizedTextEntryInput[];

  @Field(() => Int, { description: 'Numbered on from those that are there; none is ever removed. At most 1,000.' })
  tables!: number;

  @Field(() => Int, { description: 'The same, `V1` and so on.' })
  videoTables!: number;
}

/** A session, new or changed. */
@InputType({ description: 'A session, new or changed; its reference names it.' })
export class SessionSetUpInput extends SessionFields {
  @Field(() => [LocalizedTextEntryInput])
  name!: LocalizedTextEntryInput[];

  @Field(() => String, { nullable: true, description: 'As lists write them: `MO:1-20; HQ:V1-V6`; null: every table.' })
  places!: string | null;
}

/** What an exhibition is to consist of; what is left out stays as it is. */
@InputType({ description: 'What an exhibition is to consist of; what is left out stays as it is.' })
export class SetUpFairInput {
  @Field(() => ID, { nullable: true, description: 'Left out: a new exhibition.' })
  exhibition!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a new exhibition: its part of addresses (`MACAO-2027`).' })
  reference!: string | null;

  @Field(() => [LocalizedTextEntryInput])
  name!: LocalizedTextEntryInput[];

  @Field(() => String, { description: 'Calendar day there, `YYYY-MM-DD`.' })
  startsOn!: string;

  @Field(() => String, { description: 'Calendar day there, `YYYY-MM-DD`.' })
  endsOn!: string;

  @Field(() => String, { description: 'IANA zone (`Asia/Macau`).' })
  timeZone!: string;

  @Field(() => [VenueSetUpInput], { defaultValue: [], description: 'At most 20.' })
  venues!: VenueSetUpInput[];

  @Field(() => [SessionSetUpInput], { defaultValue: [], description: 'At most 50.' })
  sessions!: SessionSetUpInput[];
}
