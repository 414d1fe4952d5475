import { Field, ObjectType } from 'type-graphql';
import { Offer } from '../pairing/offer.type.ts';
import { Participant } from '../pairing/participant.type.ts';
import { OfferProblem } from '../problem/offerProblem.type.ts';
import { PlaceProblem } from '../problem/placeProblem.type.ts';
import { PresenceProblem } from '../problem/presenceProblem.type.ts';
import { resultUnion } from '../problem/resultUnion.ts';
import { SessionProblem } from '../problem/sessionProblem.type.ts';

/** The offer and the presence as they now are. */
@ObjectType()
export class OfferSuccess {
  @Field(() => Offer)
  offer!: Offer;

  @Field(() => Participant)
  participant!: Participant;
}

export const OfferResult = resultUnion(
  'OfferResult',
  [OfferSuccess],
  [OfferProblem, PresenceProblem, PlaceProblem, SessionProblem],
);
