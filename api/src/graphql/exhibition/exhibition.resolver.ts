import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Exhibition, ExhibitionConnection } from '@ponte/schema/exhibition/exhibition.type.ts';
import { PageArgs } from '@ponte/schema/relay/page.args.ts';
import type { FairFound } from '../../ports/fairs.ts';
import { afterSeen } from '../after/afterSeen.ts';
import type { ApiContext } from '../context.ts';
import { sessionSeen } from '../floor/seen.ts';
import { isVisible } from './isVisible.ts';
import { connection } from '../relay/connection.ts';
import { readNodeId } from '../relay/nodeId.ts';

/** Fairs, for everybody. */
@Resolver(() => Exhibition)
export class ExhibitionResolver {
  @Query(() => ExhibitionConnection, { description: 'Fairs, latest first.' })
  exhibitions(@Args(() => PageArgs) page: PageArgs, @Ctx() { ports }: ApiContext): Promise<object> {
    return connection(page, (asked) => ports.fairs.list(asked));
  }

  @Query(() => Exhibition, { nullable: true })
  async exhibition(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('slug', () => String, { nullable: true }) slug: string | null,
    @Ctx() context: ApiContext,
  ): Promise<object | null> {
    const known = id ? readNodeId('Exhibition', id) : null;
    const found = known
      ? await context.loaders.exhibition.load(known)
      : slug
        ? await context.ports.fairs.bySlug(slug)
        : null;
    return found && isVisible(context, found) ? found : null;
  }

  @FieldResolver()
  venues(@Root() exhibition: FairFound, @Ctx() { loaders }: ApiContext): Promise<object[]> {
    return loaders.venuesOf.load(exhibition.id);
  }

  @FieldResolver()
  async sessions(@Root() exhibition: FairFound, @Ctx() context: ApiContext): Promise<object[]> {
    const plans = await context.loaders.sessionsOf.load(exhibition.id);
    return Promise.all(plans.map((plan) => sessionSeen(context, plan)));
  }

  @FieldResolver()
  async after(@Root() exhibition: FairFound, @Ctx() context: ApiContext): Promise<object | null> {
    return afterSeen(context, await context.loaders.sessionsOf.load(exhibition.id));
  }
}
