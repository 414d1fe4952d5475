import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The idempotency key is missing, or was used with another input. */
@ObjectType({ implements: Problem, description: 'The idempotency key is missing, or was used with another input.' })
export class IdempotencyProblem extends Problem {}
