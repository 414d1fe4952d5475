// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { RelaxRequirementInput } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type RelaxRequirementVariables = { input: RelaxRequirementInput };
export type RelaxRequirementData = { answer: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'PresenceProblem' | 'SessionProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'PresenceSuccess' } };
export const relaxRequirement: Operation<RelaxRequirementData, RelaxRequirementVariables> = { name: "RelaxRequirement", text: "mutation RelaxRequirement($input:RelaxRequirementInput!){answer:relaxRequirement(input:$input){__typename ...ProblemFields}}" + textProblemFields };
