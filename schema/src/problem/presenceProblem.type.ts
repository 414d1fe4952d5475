import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The participant cannot do this in its present state. */
@ObjectType({ implements: Problem, description: 'The participant cannot do this in its present state.' })
export class PresenceProblem extends Problem {}
