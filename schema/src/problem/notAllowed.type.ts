import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The viewer has no right to do this here. */
@ObjectType({ implements: Problem, description: 'The viewer has no right to do this here.' })
export class NotAllowed extends Problem {}
