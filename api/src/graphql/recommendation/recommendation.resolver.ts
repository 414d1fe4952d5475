import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Obstacle,
  Recommendation,
  RecommendationConnection,
} from '@ponte/schema/recommendation/recommendation.type.ts';
import { PageArgs } from '@ponte/schema/relay/page.args.ts';
import { Language } from '@ponte/schema/text/language.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import {
  findRecommendations,
  type Recommendation as Found,
} from '../../operations/recommendation/findRecommendations.ts';
import { refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { organisationSeen } from '../directory/organisationSeen.ts';
import { found, refusalError } from '../problem/found.ts';
import { connection } from '../relay/connection.ts';
import { nodeId, readNodeId } from '../relay/nodeId.ts';
import { fitSeen } from '../text/fitSeen.ts';
import type { SeenReason } from '../text/reason.resolver.ts';
import { wordReason } from '../text/wordReason.ts';
import { pageOf } from './pageOf.ts';

/** A recommendation with the session that its reasons are told in. */
interface SeenRecommendation extends Found {
  in: SessionId;
}

/** Whom somebody should meet: an organisation by name, never what it keeps for those it sits across from. */
@Resolver(() => Recommendation)
export class RecommendationResolver {
  @Query(() => RecommendationConnection, {
    description:
      'Whom the viewer should meet at a session, the best first; for somebody who is expected there or takes part.',
  })
  async recommendations(
    @Arg('session', () => ID) id: string,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const session = readNodeId('PairingSession', id);
    if (!session) throw refusalError(context, refused('session-unknown', { path: ['session'] }));
    const { recommendations, whyFew } = await found(
      context,
      findRecommendations(context.ports, context.caller, session),
    );
    const rows = recommendations.map((one): { key: string; row: SeenRecommendation } => ({
      key: one.organisation,
      row: { ...one, in: session },
    }));
    const page = await connection(args, (asked) => Promise.resolve(pageOf(rows, asked)));
    const { edges, pageInfo, totalCount } = page;
    return { edges, pageInfo, totalCount, whyFew: whyFew && { ...whyFew, in: session } };
  }

  @FieldResolver()
  organisation(@Root() { side, organisation }: SeenRecommendation): string {
    return nodeId(side === 'exhibitor' ? 'Company' : 'Buyer', organisation);
  }

  @FieldResolver()
  async name(@Root() seen: SeenRecommendation, @Ctx() context: ApiContext): Promise<object> {
    return (await organisationSeen(context, seen))?.name ?? {};
  }

  @FieldResolver()
  async country(@Root() seen: SeenRecommendation, @Ctx() context: ApiContext): Promise<string> {
    return (await organisationSeen(context, seen))?.country ?? '';
  }

  @FieldResolver()
  forMe(@Root() { side, fit, in: session }: SeenRecommendation): object | null {
    return fit && fitSeen(fit[otherSide(side)], session, 'mine');
  }

  @FieldResolver()
  forThem(@Root() { side, fit, in: session }: SeenRecommendation): object | null {
    return fit && fitSeen(fit[side], session, 'theirs');
  }

  @FieldResolver()
  obstacles(@Root() { obstacles, in: session }: SeenRecommendation): SeenReason[] {
    return obstacles.map((obstacle) => ({ ...obstacle, in: session }));
  }
}

/** The sentence of what stands in the way. */
@Resolver(() => Obstacle)
export class ObstacleResolver {
  @FieldResolver()
  message(
    @Root() { code, facts, in: session }: SeenReason,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return wordReason(context, { key: `obstacle_${code}`, facts, session, languages });
  }
}
