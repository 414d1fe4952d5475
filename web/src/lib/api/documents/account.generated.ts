// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { AnswerDeviceInput, SignInInput, SignInWithBadgeInput } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type ProblemFields = { code: string; message: string; path: (string)[] | null };
export type SignInWithBadgeVariables = { input: SignInWithBadgeInput };
export type SignInWithBadgeData = { signInWithBadge: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SignInSuccess'; expiresAt: string } };
export const signInWithBadge: Operation<SignInWithBadgeData, SignInWithBadgeVariables> = { name: "SignInWithBadge", text: "mutation SignInWithBadge($input:SignInWithBadgeInput!){signInWithBadge(input:$input){__typename ... on SignInSuccess{expiresAt}...ProblemFields}}" + textProblemFields };
export type SignInVariables = { input: SignInInput };
export type SignInData = { signIn: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SignInSuccess'; expiresAt: string } };
export const signIn: Operation<SignInData, SignInVariables> = { name: "SignIn", text: "mutation SignIn($input:SignInInput!){signIn(input:$input){__typename ... on SignInSuccess{expiresAt}...ProblemFields}}" + textProblemFields };
export type SignOutVariables = Record<string, never>;
export type SignOutData = { signOut: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'SignOutSuccess' } };
export const signOut: Operation<SignOutData, SignOutVariables> = { name: "SignOut", text: "mutation SignOut{signOut{__typename ...ProblemFields}}" + textProblemFields };
export type OpenSocketVariables = Record<string, never>;
export type OpenSocketData = { openSocket: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'OpenSocketSuccess'; ticket: string } };
export const openSocket: Operation<OpenSocketData, OpenSocketVariables> = { name: "OpenSocket", text: "mutation OpenSocket{openSocket{__typename ... on OpenSocketSuccess{ticket}...ProblemFields}}" + textProblemFields };
export type DeviceRequestsVariables = Record<string, never>;
export type DeviceRequestsData = { viewer: { deviceRequests: ({ id: string; askedAt: string })[] } | null };
export const deviceRequests: Operation<DeviceRequestsData, DeviceRequestsVariables> = { name: "DeviceRequests", text: "query DeviceRequests{viewer{deviceRequests{id askedAt}}}" };
export type AnswerDeviceVariables = { input: AnswerDeviceInput };
export type AnswerDeviceData = { answerDevice: { __typename: 'AnswerDeviceSuccess' } | { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } };
export const answerDevice: Operation<AnswerDeviceData, AnswerDeviceVariables> = { name: "AnswerDevice", text: "mutation AnswerDevice($input:AnswerDeviceInput!){answerDevice(input:$input){__typename ...ProblemFields}}" + textProblemFields };
