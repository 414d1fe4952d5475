import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The place cannot be used so. */
@ObjectType({ implements: Problem, description: 'The place cannot be used so.' })
export class PlaceProblem extends Problem {}
