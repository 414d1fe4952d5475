import { GraphQLError } from 'graphql';
import { FollowTooSlow } from '../../ports/sessions.ts';

/** What ends a feed, as the client reads it: too slow a reader comes back with its last sequence. */
export function feedEnd(error: unknown): unknown {
  return error instanceof FollowTooSlow ? tooSlow() : error;
}

/** Said to a reader that fell behind the bound of its queue. */
export function tooSlow(): GraphQLError {
  return new GraphQLError('The feed fell too far behind; follow it again from the last sequence.', {
    extensions: { code: 'TOO_SLOW' },
  });
}
