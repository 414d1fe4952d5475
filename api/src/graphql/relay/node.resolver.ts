import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Node } from '@ponte/schema/relay/node.ts';
import type { ApiContext } from '../context.ts';
import { loadNode } from './loadNode.ts';
import { nodeIdOf, type NodeSource } from './nodeId.ts';

/** Things by their ids. */
@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'A thing by its id; null where there is none that the viewer may see.',
  })
  node(@Arg('id', () => ID) id: string, @Ctx() context: ApiContext): Promise<object | null> {
    return loadNode(context, id);
  }

  @Query(() => [Node], { nullable: 'items', description: 'Things by their ids, at most 100, in the order asked for.' })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() context: ApiContext): Promise<(object | null)[]> {
    return Promise.all(ids.slice(0, MOST_NODES).map((id) => loadNode(context, id)));
  }

  @FieldResolver()
  id(@Root() source: NodeSource, @Info() info: GraphQLResolveInfo): string {
    return nodeIdOf(info.parentType.name, source);
  }
}

const MOST_NODES = 100;
