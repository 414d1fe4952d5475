import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DeclineOfferInput, GiveOfferInput, OfferInput } from '@ponte/schema/offer/offer.input.ts';
import { OfferResult } from '@ponte/schema/offer/offer.result.ts';
import { acceptOffer } from '../../operations/offer/acceptOffer.ts';
import { declineOffer } from '../../operations/offer/declineOffer.ts';
import { deferOffer } from '../../operations/offer/deferOffer.ts';
import { extendAnswer } from '../../operations/offer/extendAnswer.ts';
import { giveOffer } from '../../operations/offer/giveOffer.ts';
import type { ApiContext } from '../context.ts';
import { actOnOffer } from '../floor/act.ts';
import { readLiveId } from '../relay/nodeId.ts';

/** Answers to an offer. */
@Resolver()
export class OfferAnswerResolver {
  @Mutation(() => OfferResult, { description: 'Yes. A free colleague of who was asked takes the offer over by it.' })
  acceptOffer(@Arg('input', () => OfferInput) input: OfferInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnOffer(context, { mutation: 'acceptOffer', input }, acceptOffer);
  }

  @Mutation(() => OfferResult, { description: 'Not a fit: these two are not offered to each other again.' })
  declineOffer(
    @Arg('input', () => DeclineOfferInput) input: DeclineOfferInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const reason = input.reason ?? null;
    return actOnOffer(context, { mutation: 'declineOffer', input }, (ports, act, offer) =>
      declineOffer(ports, act, { offer, reason }),
    );
  }

  @Mutation(() => OfferResult, { description: 'Later: it may come again after a while.' })
  deferOffer(@Arg('input', () => OfferInput) input: OfferInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnOffer(context, { mutation: 'deferOffer', input }, deferOffer);
  }

  @Mutation(() => OfferResult, { description: 'More time to answer, once.' })
  extendAnswer(@Arg('input', () => OfferInput) input: OfferInput, @Ctx() context: ApiContext): Promise<object> {
    return actOnOffer(context, { mutation: 'extendAnswer', input }, extendAnswer);
  }

  @Mutation(() => OfferResult, {
    description: 'To a free colleague of the same stand, who answers in the time that is left.',
  })
  giveOffer(@Arg('input', () => GiveOfferInput) input: GiveOfferInput, @Ctx() context: ApiContext): Promise<object> {
    const to = readLiveId('Participant', input.to);
    return actOnOffer(context, { mutation: 'giveOffer', input }, (ports, act, offer) =>
      giveOffer(ports, act, { offer, to }),
    );
  }
}
