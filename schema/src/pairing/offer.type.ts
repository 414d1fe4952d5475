import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PlaceKind } from '../exhibition/place.type.ts';
import { Venue } from '../exhibition/venue.type.ts';
import { Helper } from '../interpreter/helper.type.ts';
import { Node } from '../relay/node.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Counterpart } from './counterpart.type.ts';
import { Fit } from './fit.type.ts';

/** The states of an offer. */
export const OfferState = {
  PROPOSED: 'PROPOSED',
  CONFIRMED: 'CONFIRMED',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
registerEnumType(OfferState, { name: 'OfferState' });

/** A proposed pair that both sides answer, seen from the viewer's side. */
@ObjectType({
  implements: Node,
  description: "A proposed pair that both sides answer, seen from the viewer's side (staff: the exhibitor's).",
})
export class Offer {
  id!: string;

  @Field(() => OfferState)
  state!: string;

  @Field(() => DateTimeScalar)
  madeAt!: number;

  @Field(() => PlaceKind)
  placeKind!: string;

  @Field(() => Helper, {
    nullable: true,
    description: 'The interpreter who will help the two; null where they talk by themselves.',
  })
  interpreter!: Helper | null;

  @Field(() => Venue, { description: 'Where the viewer would go.' })
  venue!: Venue;

  @Field(() => Int)
  walkMinutes!: number;

  @Field(() => DateTimeScalar, { description: "The moment after which the viewer's silence is a no." })
  deadline!: number;

  @Field(() => Int, { description: 'The whole time to answer.' })
  answerSeconds!: number;

  @Field(() => Boolean)
  extended!: boolean;

  @Field(() => Boolean)
  mayExtend!: boolean;

  @Field(() => Boolean)
  accepted!: boolean;

  @Field(() => Boolean)
  otherAccepted!: boolean;

  @Field(() => Counterpart)
  counterpart!: Counterpart;

  @Field(() => Fit)
  forMe!: Fit;

  @Field(() => Fit)
  forThem!: Fit;
}
