import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The offer cannot be answered so. */
@ObjectType({ implements: Problem, description: 'The offer cannot be answered so.' })
export class OfferProblem extends Problem {}
