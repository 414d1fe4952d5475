// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { Language, RegisterWalkInInput, Side } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type FindGoodsVariables = { search: string; languages: readonly (Language)[] };
export type FindGoodsData = { goods: ({ code: string; name: { text: string | null; language: Language | null } })[] };
export const findGoods: Operation<FindGoodsData, FindGoodsVariables> = { name: "FindGoods", text: "query FindGoods($search:String!,$languages:[Language!]!){goods(search:$search){code name{text(languages:$languages)language(languages:$languages)}}}" };
export type OwnSpareBadgeVariables = { token: string; languages: readonly (Language)[] };
export type OwnSpareBadgeData = { ownSpareBadge: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SessionProblem' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SpareBadge'; frontCode: string; exhibition: { id: string; timeZone: string; name: { text: string | null; language: Language | null } }; session: { id: string; name: { text: string | null; language: Language | null } } | null } };
export const ownSpareBadge: Operation<OwnSpareBadgeData, OwnSpareBadgeVariables> = { name: "OwnSpareBadge", text: "query OwnSpareBadge($token:String!,$languages:[Language!]!){ownSpareBadge(token:$token){__typename ... on SpareBadge{frontCode exhibition{id timeZone name{text(languages:$languages)language(languages:$languages)}}session{id name{text(languages:$languages)language(languages:$languages)}}}...ProblemFields}}" + textProblemFields };
export type OwnDealingVariables = { token: string; side: Side; goods: readonly (string)[] };
export type OwnDealingData = { ownSpareBadge: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SessionProblem' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SpareBadge'; frontCode: string; dealing: number } };
export const ownDealing: Operation<OwnDealingData, OwnDealingVariables> = { name: "OwnDealing", text: "query OwnDealing($token:String!,$side:Side!,$goods:[String!]!){ownSpareBadge(token:$token){__typename ... on SpareBadge{frontCode dealing(side:$side,goods:$goods)}...ProblemFields}}" + textProblemFields };
export type RegisterWalkInVariables = { input: RegisterWalkInInput };
export type RegisterWalkInData = { registerWalkIn: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SignInSuccess'; expiresAt: string } };
export const registerWalkIn: Operation<RegisterWalkInData, RegisterWalkInVariables> = { name: "RegisterWalkIn", text: "mutation RegisterWalkIn($input:RegisterWalkInInput!){registerWalkIn(input:$input){__typename ... on SignInSuccess{expiresAt}...ProblemFields}}" + textProblemFields };
