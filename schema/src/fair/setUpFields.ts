import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';

/** What is said of a venue and asked for it alike. */
@InputType()
@ObjectType()
export abstract class VenueFields {
  @Field(() => String)
  reference!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'A customs zone of its own (`HENGQIN`).' })
  zone!: string | null;

  @Field(() => Int)
  walkMinutes!: number;
}

/** What is said of a session and asked for it alike. */
@InputType()
@ObjectType()
export abstract class SessionFields {
  @Field(() => String)
  reference!: string;

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
}
