import { Field, ObjectType } from 'type-graphql';
import { After } from '../figures/after.type.ts';
import { PairingSession } from '../pairing/pairingSession.type.ts';
import { connectionOf } from '../relay/connection.ts';
import { Node } from '../relay/node.ts';
import { LocalizedText } from '../text/localizedText.type.ts';
import { Venue } from './venue.type.ts';

/** One trade fair. */
@ObjectType({ implements: Node, description: 'One trade fair, with its dates, zone, themes and venues.' })
export class Exhibition {
  id!: string;

  @Field(() => String, { description: 'Its part of an address.' })
  slug!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true })
  description!: LocalizedText | null;

  @Field(() => String, { description: 'IANA zone (`Asia/Macau`).' })
  timeZone!: string;

  @Field(() => String, { description: 'Calendar day there, `YYYY-MM-DD`.' })
  startsOn!: string;

  @Field(() => String, { description: 'Calendar day there, `YYYY-MM-DD`.' })
  endsOn!: string;

  @Field(() => [String])
  themes!: string[];

  @Field(() => [Venue])
  venues!: Venue[];

  @Field(() => [PairingSession])
  sessions!: PairingSession[];

  @Field(() => After, { nullable: true, description: 'What all its sessions brought, for organisers and staff.' })
  after!: After | null;
}

/** A page of exhibitions. */
export const ExhibitionConnection = connectionOf('Exhibition', () => Exhibition);
