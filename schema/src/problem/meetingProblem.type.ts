import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** The meeting does not allow this now. */
@ObjectType({ implements: Problem, description: 'The meeting does not allow this now.' })
export class MeetingProblem extends Problem {}
