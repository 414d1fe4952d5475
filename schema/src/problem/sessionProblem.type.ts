import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The session does not allow this in its present state. */
@ObjectType({ implements: Problem, description: 'The session does not allow this in its present state.' })
export class SessionProblem extends Problem {}
