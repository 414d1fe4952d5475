import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** A part of the input cannot be taken: `path` names it. */
@ObjectType({ implements: Problem, description: 'A part of the input cannot be taken: `path` names it.' })
export class InputProblem extends Problem {}
