import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** Nobody is signed in, or no longer. */
@ObjectType({ implements: Problem, description: 'Nobody is signed in, or no longer.' })
export class NotSignedIn extends Problem {}
