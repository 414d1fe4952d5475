import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Place } from '@ponte/schema/exhibition/place.type.ts';
import type { ApiContext } from '../context.ts';
import { meetingSeen, type SeenMeeting, type SeenPlace } from './seen.ts';
import { seesFloor } from './sight.ts';
import { venueSeen } from './venueSeen.ts';

/** A place; who sits there is for those who see the floor. */
@Resolver(() => Place)
export class PlaceResolver {
  @FieldResolver()
  label(@Root() { place }: SeenPlace): string {
    return place.label;
  }

  @FieldResolver()
  zone(@Root() { place }: SeenPlace): string | null {
    return place.zone;
  }

  @FieldResolver()
  kind(@Root() { place }: SeenPlace): string {
    return place.kind;
  }

  @FieldResolver()
  open(@Root() { place }: SeenPlace): boolean {
    return place.open;
  }

  @FieldResolver()
  venue(@Root() { place, exhibition }: SeenPlace, @Ctx() context: ApiContext): Promise<object | null> {
    return venueSeen(context, exhibition, place.venue);
  }

  @FieldResolver()
  async meeting(@Root() { session, place }: SeenPlace, @Ctx() context: ApiContext): Promise<SeenMeeting | null> {
    const meeting = session?.placeUse.get(place.place);
    if (!session || !meeting || !(await seesFloor(context, session))) return null;
    return meetingSeen(session, meeting, null);
  }
}
