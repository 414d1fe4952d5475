import { GraphQLError } from 'graphql';
import { FollowTooSlow } from '../../ports/sessions.ts';

/** What ends a feed, as the client reads it: too slow a reader comes back with its last sequence. */
export async function* typedEnd<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void, undefined> {
  try {
    yield* items;
  } catch (error) {
    if (error instanceof FollowTooSlow) {
      throw new GraphQLError('The feed fell too far behind; follow it again from the last sequence.', {
        extensions: { code: 'TOO_SLOW' },
      });
    }
    throw error;
  }
}
