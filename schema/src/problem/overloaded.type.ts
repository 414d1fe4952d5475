import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** Too much is waiting, or no answer came in time; the same request may be sent again with the same key. */
@ObjectType({
  implements: Problem,
  description: 'Too much is waiting, or no answer came in time; the same request may be sent again with the same key.',
})
export class Overloaded extends Problem {}
