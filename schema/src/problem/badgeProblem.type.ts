import { ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** A badge that signs nobody in: unknown, revoked, its front code, or another device must agree first. */
@ObjectType({
  implements: Problem,
  description: 'A badge that signs nobody in: unknown, revoked, its front code, or another device must agree first.',
})
export class BadgeProblem extends Problem {}
