import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from './problem.ts';

/** Wrong e-mail or password, or too many tries. */
@ObjectType({ implements: Problem, description: 'Wrong e-mail or password, or too many tries.' })
export class SignInProblem extends Problem {
  @Field(() => Int, { nullable: true, description: 'After how many seconds another try is taken.' })
  retryAfterSeconds!: number | null;
}
