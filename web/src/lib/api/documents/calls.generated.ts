// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { AllowCallsInput, RefuseCallsInput } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type CallKeyVariables = Record<string, never>;
export type CallKeyData = { viewer: { callKey: string | null } | null };
export const callKey: Operation<CallKeyData, CallKeyVariables> = { name: "CallKey", text: "query CallKey{viewer{callKey}}" };
export type AllowCallsVariables = { input: AllowCallsInput };
export type AllowCallsData = { allowCalls: { __typename: 'CallsSuccess'; allowed: boolean } | { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } };
export const allowCalls: Operation<AllowCallsData, AllowCallsVariables> = { name: "AllowCalls", text: "mutation AllowCalls($input:AllowCallsInput!){allowCalls(input:$input){__typename ... on CallsSuccess{allowed}...ProblemFields}}" + textProblemFields };
export type RefuseCallsVariables = { input: RefuseCallsInput };
export type RefuseCallsData = { refuseCalls: { __typename: 'CallsSuccess'; allowed: boolean } | { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } };
export const refuseCalls: Operation<RefuseCallsData, RefuseCallsVariables> = { name: "RefuseCalls", text: "mutation RefuseCalls($input:RefuseCallsInput!){refuseCalls(input:$input){__typename ... on CallsSuccess{allowed}...ProblemFields}}" + textProblemFields };
