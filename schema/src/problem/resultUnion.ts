import { createUnionType, type ClassType } from 'type-graphql';
import { IdempotencyProblem } from './idempotencyProblem.type.ts';
import { InputProblem } from './inputProblem.type.ts';
import { NotAllowed } from './notAllowed.type.ts';
import { NotSignedIn } from './notSignedIn.type.ts';
import { Overloaded } from './overloaded.type.ts';
import { namedType } from '../relay/namedType.ts';

/** What every mutation may answer instead of its success. */
const ALWAYS: readonly ClassType[] = [NotSignedIn, NotAllowed, InputProblem, IdempotencyProblem, Overloaded];

/** A mutation's answer: its success or one of its problems. Whatever is returned names its type in `__typename`. */
export function resultUnion(name: string, success: readonly ClassType[], problems: readonly ClassType[]): object {
  return createUnionType({
    name,
    types: () => [...success, ...ALWAYS, ...problems],
    resolveType: namedType,
  });
}
