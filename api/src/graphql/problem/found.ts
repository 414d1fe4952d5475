import { GraphQLError } from 'graphql';
import { isRefused, type Refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { wordRefusal } from './problem.ts';

/** What a query found; a refusal becomes an error with a stable code, as queries have no union for it. */
export async function found<Found>(context: ApiContext, looked: Promise<Found | Refused>): Promise<Found> {
  const answer = await looked;
  if (isRefused(answer)) throw refusalError(context, answer);
  return answer as Found;
}

/** A refused request as an error. */
export function refusalError(context: ApiContext, refused: Refused): GraphQLError {
  return new GraphQLError(wordRefusal(context, refused), {
    extensions: { code: codeOf(refused), reason: refused.refused },
  });
}

function codeOf({ refused }: Refused): string {
  if (refused === 'signed-out') return 'UNAUTHENTICATED';
  if (refused === 'not-allowed' || refused === 'not-yours') return 'FORBIDDEN';
  return refused === 'overloaded' || refused === 'send-again' ? 'OVERLOADED' : 'BAD_USER_INPUT';
}
