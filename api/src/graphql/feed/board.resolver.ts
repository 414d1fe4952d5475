import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PlaceFigure, SessionBoard, SideFigures, TableCall } from '@ponte/schema/figures/sessionBoard.type.ts';
import type { PlaceCall, PlaceFigure as PlaceFigured, SideFigures as SideFigured } from '../../domain/figures/board.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import { placeSeen, type SeenPlace } from '../floor/seen.ts';
import { seesFloor } from '../floor/sight.ts';
import { venueSeen } from '../floor/venueSeen.ts';
import { liveId, nodeId } from '../relay/nodeId.ts';
import type { SeenBoard } from './boardNow.ts';

/** A part of a board with the session it belongs to. */
type Part<Figures> = Figures & { live: Session };

/** The figures of a session: numbers and front codes, no names. */
@Resolver(() => SessionBoard)
export class SessionBoardResolver {
  @FieldResolver()
  session(@Root() { session }: SeenBoard): string {
    return nodeId('PairingSession', session);
  }

  @FieldResolver()
  sides(@Root() { sides, live }: SeenBoard): Part<SideFigured>[] {
    return sides.map((side) => ({ ...side, live }));
  }

  @FieldResolver()
  places(@Root() { places, live }: SeenBoard): Part<PlaceFigured>[] {
    return places.map((place) => ({ ...place, live }));
  }

  @FieldResolver()
  calls(@Root() { calls, live }: SeenBoard): Part<PlaceCall>[] {
    return calls.map((call) => ({ ...call, live }));
  }
}

/** Where the people of one side are, at one venue. */
@Resolver(() => SideFigures)
export class SideFiguresResolver {
  @FieldResolver()
  venue(@Root() { venue, live }: Part<SideFigured>, @Ctx() context: ApiContext): Promise<object | null> {
    return venueSeen(context, live.exhibition, venue);
  }
}

/** One place; which meeting it is is for those who see the floor. */
@Resolver(() => PlaceFigure)
export class PlaceFigureResolver {
  @FieldResolver()
  place(@Root() { place, live }: Part<PlaceFigured>): SeenPlace {
    return placeSeen(live.places.get(place)!, live.exhibition, live);
  }

  @FieldResolver()
  async meeting(@Root() { meeting, live }: Part<PlaceFigured>, @Ctx() context: ApiContext): Promise<string | null> {
    return meeting && (await seesFloor(context, live)) ? liveId('Meeting', live.session, meeting) : null;
  }
}

/** A call to a place by the front codes of badges. */
@Resolver(() => TableCall)
export class TableCallResolver {
  @FieldResolver()
  place(@Root() { place, live }: Part<PlaceCall>): SeenPlace {
    return placeSeen(live.places.get(place)!, live.exhibition, live);
  }

  @FieldResolver()
  async frontCodes(@Root() { participants, live }: Part<PlaceCall>, @Ctx() { loaders }: ApiContext): Promise<string[]> {
    const people = await Promise.all(participants.map((id) => loaders.person.load(live.participants.get(id)!.person)));
    return people.flatMap((person) => person?.frontCode ?? []);
  }
}
