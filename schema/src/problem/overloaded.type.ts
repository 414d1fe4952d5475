import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** Too much is waiting; the same request may be sent again. */
@ObjectType({ implements: Problem, description: 'Too much is waiting; the same request may be sent again.' })
export class Overloaded extends Problem {}
