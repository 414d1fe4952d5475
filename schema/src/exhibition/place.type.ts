import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Meeting } from '../meeting/meeting.type.ts';
import { Node } from '../relay/node.ts';
import { Venue } from './venue.type.ts';

/** The kinds of place, as the core names them. */
export const PlaceKind = { TABLE: 'table', STAND: 'stand', VIDEO: 'video' } as const;
registerEnumType(PlaceKind, { name: 'PlaceKind' });

/** Where one meeting can be held. */
@ObjectType({
  implements: Node,
  description: "A table, a company's own stand or a video table: one meeting at a time.",
})
export class Place {
  id!: string;

  @Field(() => String, { description: 'What stands on its sign.' })
  label!: string;

  @Field(() => String, { nullable: true })
  zone!: string | null;

  @Field(() => PlaceKind)
  kind!: (typeof PlaceKind)[keyof typeof PlaceKind];

  @Field(() => Venue)
  venue!: Venue;

  @Field(() => Boolean)
  open!: boolean;

  @Field(() => Meeting, { nullable: true, description: 'Who sits there now; for organisers and staff only.' })
  meeting!: Meeting | null;
}
