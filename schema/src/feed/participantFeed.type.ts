import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Participant } from '../pairing/participant.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { JsonScalar } from '../scalar/json.ts';
import { Mark } from './mark.type.ts';
import { namedType } from '../relay/namedType.ts';

/** Something that happened and concerns the viewer. */
@ObjectType({ description: 'Something that happened and concerns the viewer.' })
export class Notice {
  @Field(() => String, { description: 'The kind of the event (`offer-withdrawn`).' })
  kind!: string;

  @Field(() => DateTimeScalar)
  at!: number;

  @Field(() => JsonScalar, { description: '`by` is `me`, `other`, `staff` or `system`; the rest by kind.' })
  facts!: unknown;
}

/** How things stand; always the first item. */
@ObjectType({ description: 'How things stand; always the first item of the feed.' })
export class PresentState {
  @Field(() => Int)
  sequence!: number;

  @Field(() => DateTimeScalar, { description: "The server's clock." })
  now!: number;

  @Field(() => Participant)
  participant!: Participant;

  @Field(() => [Notice], { description: 'Notices after `after`, oldest first.' })
  missed!: Notice[];
}

/** An event that concerns the viewer, with its presence as it is now. */
@ObjectType({ description: 'An event that concerns the viewer, with its presence as it is now.' })
export class ParticipantNotice {
  @Field(() => Int)
  sequence!: number;

  @Field(() => Int, { description: 'Sequence of the item before it in this feed.' })
  previous!: number;

  @Field(() => DateTimeScalar, { description: "The server's clock." })
  now!: number;

  @Field(() => Notice)
  notice!: Notice;

  @Field(() => Participant)
  participant!: Participant;
}

/** First the present state, then notices and marks. */
export const ParticipantFeedItem = createUnionType({
  name: 'ParticipantFeedItem',
  description:
    'First the present state, then a notice for every event that concerns the viewer, and a mark each 15 seconds.',
  types: () => [PresentState, ParticipantNotice, Mark] as const,
  resolveType: namedType,
});
