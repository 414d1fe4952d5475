import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { KeepHallPlanInput } from '@ponte/schema/fair/hallPlan.input.ts';
import { HallPlan, KeepHallPlanResult } from '@ponte/schema/fair/hallPlan.type.ts';
import { EMPTY_HALL } from '../../domain/exhibition/hallPlan.ts';
import { keepHallPlan, readHallPlan } from '../../operations/fair/keepHallPlan.ts';
import { isRefused, refused } from '../../operations/kernel/refused.ts';
import type { KeptPlan } from '../../ports/hallPlans.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { nodeId, readNodeId } from '../relay/nodeId.ts';

/** How venues are furnished. */
@Resolver()
export class HallPlanResolver {
  @Query(() => HallPlan, { nullable: true, description: 'For those who prepare the exhibition and its floor staff.' })
  async hallPlan(@Arg('venue', () => ID) venue: string, @Ctx() context: ApiContext): Promise<object | null> {
    const known = readNodeId('Venue', venue);
    const kept = known && (await readHallPlan(context.ports, context.caller, known));
    return !kept || isRefused(kept) ? null : planSeen(kept);
  }

  @Mutation(() => KeepHallPlanResult, { description: 'Keeps how a venue is furnished; not while a session is open.' })
  async keepHallPlan(
    @Arg('input', () => KeepHallPlanInput) input: KeepHallPlanInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const venue = readNodeId('Venue', input.venue);
    if (!venue) return problem(context, refused('id-unknown', { path: ['input', 'venue'] }));
    const tables = input.tables.map(({ place, x, y }) => ({ place: readNodeId('Place', place), x, y }));
    const isKnown = (
      table: (typeof tables)[number],
    ): table is typeof table & { place: NonNullable<typeof table.place> } => table.place !== null;
    if (!tables.every(isKnown)) return problem(context, refused('plan-invalid', { path: ['input', 'tables'] }));
    const { width, depth, zones, ways, entrance, interpreters, version } = input;
    const plan = {
      width,
      depth,
      tables,
      zones: zones.map((zone) => ({ ...zone })),
      ways: ways.map(({ from, to }) => ({ from: { ...from }, to: { ...to } })),
      entrance: entrance ? { ...entrance } : null,
      interpreters: interpreters ? { ...interpreters } : null,
    };
    const kept = await keepHallPlan(context.ports, context.caller, { venue, version, plan });
    if (isRefused(kept)) return problem(context, kept);
    return { __typename: 'KeepHallPlanSuccess', plan: planSeen(kept) };
  }
}

function planSeen({ venue, version, plan, places, isLive }: KeptPlan): object {
  const spots = new Map(plan?.tables.map((table) => [table.place, table]));
  return {
    ...EMPTY_HALL,
    ...plan,
    venue: nodeId('Venue', venue),
    version,
    live: isLive,
    tables: places.map(({ id, label, kind }) => {
      const spot = spots.get(id);
      return { place: nodeId('Place', id), label, kind, x: spot?.x ?? null, y: spot?.y ?? null };
    }),
  };
}
