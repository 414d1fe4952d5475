import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  CancelMeetingInput,
  MoveMeetingInput,
  PairByHandInput,
  PlaceInput,
  PlacesInput,
  SubstituteInput,
  SwapTablesInput,
  UndoInput,
  WithdrawOfferInput,
} from '@ponte/schema/floor/stepIn.input.ts';
import { SessionResult } from '@ponte/schema/floor/session.result.ts';
import { cancelMeeting } from '../../operations/floor/cancelMeeting.ts';
import { changePlaces } from '../../operations/floor/changePlaces.ts';
import { closePlace } from '../../operations/floor/closePlace.ts';
import { moveMeeting } from '../../operations/floor/moveMeeting.ts';
import { openPlace } from '../../operations/floor/openPlace.ts';
import { pairByHand } from '../../operations/floor/pairByHand.ts';
import { substitute } from '../../operations/floor/substitute.ts';
import { swapTables } from '../../operations/floor/swapTables.ts';
import { undo } from '../../operations/floor/undo.ts';
import { withdrawOffer } from '../../operations/floor/withdrawOffer.ts';
import type { DeedId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';
import { readLiveId, readNodeId } from '../relay/nodeId.ts';
import { stepIn } from './stepIn.ts';

/** No act has it. */
const UNKNOWN = '' as DeedId;

/** The organiser's hand on single pairs and places. */
@Resolver()
export class InterventionResolver {
  @Mutation(() => SessionResult, { description: 'Two participants are offered to each other at once.' })
  pairByHand(@Arg('input', () => PairByHandInput) input: PairByHandInput, @Ctx() context: ApiContext): Promise<object> {
    const exhibitor = readLiveId('Participant', input.exhibitor);
    const buyer = readLiveId('Participant', input.buyer);
    return stepIn(context, { mutation: 'pairByHand', input }, (ports, act) =>
      pairByHand(ports, act, { exhibitor, buyer }),
    );
  }

  @Mutation(() => SessionResult, { description: 'A meeting gets another place.' })
  moveMeeting(
    @Arg('input', () => MoveMeetingInput) input: MoveMeetingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const meeting = readLiveId('Meeting', input.meeting);
    const place = readNodeId('Place', input.place);
    return stepIn(context, { mutation: 'moveMeeting', input }, (ports, act) =>
      moveMeeting(ports, act, { meeting, place }),
    );
  }

  @Mutation(() => SessionResult, { description: 'A summons is cancelled; a meeting that runs is ended.' })
  cancelMeeting(
    @Arg('input', () => CancelMeetingInput) input: CancelMeetingInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const meeting = readLiveId('Meeting', input.meeting);
    return stepIn(context, { mutation: 'cancelMeeting', input }, (ports, act) => cancelMeeting(ports, act, meeting));
  }

  @Mutation(() => SessionResult, { description: 'A place is used no more; a pair summoned to it gets another.' })
  closePlace(@Arg('input', () => PlaceInput) input: PlaceInput, @Ctx() context: ApiContext): Promise<object> {
    const place = readNodeId('Place', input.place);
    return stepIn(context, { mutation: 'closePlace', input }, (ports, act) => closePlace(ports, act, place));
  }

  @Mutation(() => SessionResult, { description: 'A place may be used again.' })
  openPlace(@Arg('input', () => PlaceInput) input: PlaceInput, @Ctx() context: ApiContext): Promise<object> {
    const place = readNodeId('Place', input.place);
    return stepIn(context, { mutation: 'openPlace', input }, (ports, act) => openPlace(ports, act, place));
  }

  @Mutation(() => SessionResult, {
    description:
      'Takes back an act of the last minute: what is still possible is restored, what is not is named in `recentActs`.',
  })
  undo(@Arg('input', () => UndoInput) input: UndoInput, @Ctx() context: ApiContext): Promise<object> {
    return stepIn(context, { mutation: 'undo', input }, (ports, act) =>
      undo(ports, act, readLiveId('RecentAct', input.act) ?? UNKNOWN),
    );
  }

  @Mutation(() => SessionResult, { description: 'A zone or a venue is used no more, all of its places by one act.' })
  closePlaces(@Arg('input', () => PlacesInput) input: PlacesInput, @Ctx() context: ApiContext): Promise<object> {
    const places = input.places.map((place) => readNodeId('Place', place));
    return stepIn(context, { mutation: 'closePlaces', input }, (ports, act) =>
      changePlaces(ports, act, { kind: 'close-places', places }),
    );
  }

  @Mutation(() => SessionResult, { description: 'A zone or a venue may be used again.' })
  openPlaces(@Arg('input', () => PlacesInput) input: PlacesInput, @Ctx() context: ApiContext): Promise<object> {
    const places = input.places.map((place) => readNodeId('Place', place));
    return stepIn(context, { mutation: 'openPlaces', input }, (ports, act) =>
      changePlaces(ports, act, { kind: 'open-places', places }),
    );
  }

  @Mutation(() => SessionResult, { description: 'Two pairs change tables.' })
  swapTables(@Arg('input', () => SwapTablesInput) input: SwapTablesInput, @Ctx() context: ApiContext): Promise<object> {
    const meeting = readLiveId('Meeting', input.meeting);
    const other = readLiveId('Meeting', input.other);
    return stepIn(context, { mutation: 'swapTables', input }, (ports, act) =>
      swapTables(ports, act, { meeting, other }),
    );
  }

  @Mutation(() => SessionResult, {
    description: "Somebody else takes a person's place in an open offer or a summons; both of the new pair are asked.",
  })
  substitute(@Arg('input', () => SubstituteInput) input: SubstituteInput, @Ctx() context: ApiContext): Promise<object> {
    const leaves = readLiveId('Participant', input.leaves);
    const comes = readLiveId('Participant', input.comes);
    return stepIn(context, { mutation: 'substitute', input }, (ports, act) =>
      substitute(ports, act, { leaves, comes }),
    );
  }

  @Mutation(() => SessionResult, { description: 'An open offer is taken back; both keep their waiting time.' })
  withdrawOffer(
    @Arg('input', () => WithdrawOfferInput) input: WithdrawOfferInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const offer = readLiveId('Offer', input.offer);
    return stepIn(context, { mutation: 'withdrawOffer', input }, (ports, act) => withdrawOffer(ports, act, offer));
  }
}
