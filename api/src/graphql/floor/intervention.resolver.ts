import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  CancelMeetingInput,
  MoveMeetingInput,
  PairByHandInput,
  PlaceInput,
  UndoInput,
} from '@ponte/schema/floor/stepIn.input.ts';
import { SessionResult } from '@ponte/schema/floor/session.result.ts';
import { cancelMeeting } from '../../operations/floor/cancelMeeting.ts';
import { closePlace } from '../../operations/floor/closePlace.ts';
import { moveMeeting } from '../../operations/floor/moveMeeting.ts';
import { openPlace } from '../../operations/floor/openPlace.ts';
import { pairByHand } from '../../operations/floor/pairByHand.ts';
import { undo } from '../../operations/floor/undo.ts';
import type { DeedId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';
import { readLiveId, readNodeId } from '../relay/nodeId.ts';
import { stepIn } from './stepIn.ts';

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
    return stepIn(context, { mutation: 'undo', input }, (ports, act) => undo(ports, act, input.act as DeedId));
  }
}
