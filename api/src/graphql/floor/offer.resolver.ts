import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Offer } from '@ponte/schema/pairing/offer.type.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import { SECOND } from '../../domain/kernel/time.ts';
import type { Place } from '../../domain/pairing/place.ts';
import type { ApiContext } from '../context.ts';
import { helperSeen } from '../interpreter/helper.ts';
import { fitSeen } from '../text/fitSeen.ts';
import { counterpartSeen, type SeenCounterpart } from './counterpart.resolver.ts';
import type { SeenOffer } from './seen.ts';
import { venueSeen } from './venueSeen.ts';
import { walkMinutes } from './walkMinutes.ts';

/** An offer as one of its sides sees it. */
@Resolver(() => Offer)
export class OfferResolver {
  @FieldResolver()
  state(@Root() { offer }: SeenOffer): string {
    return offer.state;
  }

  @FieldResolver()
  madeAt(@Root() { offer }: SeenOffer): number {
    return offer.madeAt;
  }

  @FieldResolver()
  placeKind(@Root() { offer }: SeenOffer): string {
    return offer.placeKind;
  }

  @FieldResolver()
  interpreter(@Root() { offer, session }: SeenOffer, @Ctx() context: ApiContext): Promise<object | null> {
    return helperSeen(context, session, { interpreter: offer.interpreter, arrived: false });
  }

  @FieldResolver()
  venue(@Root() seen: SeenOffer, @Ctx() context: ApiContext): Promise<object | null> {
    return venueSeen(context, seen.session.exhibition, venueOf(seen));
  }

  @FieldResolver()
  walkMinutes(@Root() seen: SeenOffer, @Ctx() context: ApiContext): Promise<number> {
    const { session, offer, side } = seen;
    const stand = session.participants.get(offer.exhibitor)!.organisation;
    const to = ({ kind, open, organisation }: Place) =>
      open && kind === offer.placeKind && (kind !== 'stand' || organisation === stand);
    return walkMinutes(context, session, { who: offer[side], venue: venueOf(seen), to });
  }

  @FieldResolver()
  deadline(@Root() { offer, side }: SeenOffer): number {
    return offer.answers[side].deadline;
  }

  @FieldResolver()
  answerSeconds(@Root() { offer, side }: SeenOffer): number {
    return Math.round((offer.answers[side].deadline - offer.madeAt) / SECOND);
  }

  @FieldResolver()
  extended(@Root() { offer, side }: SeenOffer): boolean {
    return offer.answers[side].extended;
  }

  @FieldResolver()
  mayExtend(@Root() { offer, side }: SeenOffer): boolean {
    const { extended, acceptedAt } = offer.answers[side];
    return offer.state === 'PROPOSED' && !extended && acceptedAt === null;
  }

  @FieldResolver()
  accepted(@Root() { offer, side }: SeenOffer): boolean {
    return offer.answers[side].acceptedAt !== null;
  }

  @FieldResolver()
  otherAccepted(@Root() { offer, side }: SeenOffer): boolean {
    return offer.answers[otherSide(side)].acceptedAt !== null;
  }

  @FieldResolver()
  counterpart(@Root() { session, offer, side }: SeenOffer): SeenCounterpart | null {
    return counterpartSeen(session, offer, { side, bothAccepted: offer.state === 'CONFIRMED' });
  }

  @FieldResolver()
  forMe(@Root() { session, offer, side }: SeenOffer): object {
    return fitSeen(offer.fit[side], session.session, 'mine');
  }

  @FieldResolver()
  forThem(@Root() { session, offer, side }: SeenOffer): object {
    return fitSeen(offer.fit[otherSide(side)], session.session, 'theirs');
  }
}

/** Both sit where the exhibitor is, but by video each at its own venue. */
function venueOf({ session, offer, side }: SeenOffer) {
  const sits = offer.placeKind === 'video' ? offer[side] : offer.exhibitor;
  return session.participants.get(sits)!.venue;
}
