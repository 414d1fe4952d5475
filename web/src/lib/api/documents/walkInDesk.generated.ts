// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { BindSpareBadgeInput, Language, ParticipantState, SessionState, Side } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type WalkInDeskVariables = { session: string; languages: readonly (Language)[] };
export type WalkInDeskData = { viewer: { mayDo: (string)[] } | null; pairingSession: { id: string; state: SessionState; name: { text: string | null; language: Language | null }; exhibition: { id: string; timeZone: string } } | null };
export const walkInDesk: Operation<WalkInDeskData, WalkInDeskVariables> = { name: "WalkInDesk", text: "query WalkInDesk($session:ID!,$languages:[Language!]!){viewer{mayDo}pairingSession(id:$session){id state name{text(languages:$languages)language(languages:$languages)}exhibition{id timeZone}}}" };
export type ScanSpareBadgeVariables = { session: string; code: string };
export type ScanSpareBadgeData = { spareBadge: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SessionProblem' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SpareBadge'; frontCode: string; left: number | null } };
export const scanSpareBadge: Operation<ScanSpareBadgeData, ScanSpareBadgeVariables> = { name: "ScanSpareBadge", text: "query ScanSpareBadge($session:ID!,$code:String!){spareBadge(session:$session,code:$code){__typename ... on SpareBadge{frontCode left}...ProblemFields}}" + textProblemFields };
export type DeskDealingVariables = { session: string; code: string; side: Side; goods: readonly (string)[] };
export type DeskDealingData = { spareBadge: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SessionProblem' | 'SignInProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'SpareBadge'; frontCode: string; dealing: number } };
export const deskDealing: Operation<DeskDealingData, DeskDealingVariables> = { name: "DeskDealing", text: "query DeskDealing($session:ID!,$code:String!,$side:Side!,$goods:[String!]!){spareBadge(session:$session,code:$code){__typename ... on SpareBadge{frontCode dealing(side:$side,goods:$goods)}...ProblemFields}}" + textProblemFields };
export type BindSpareBadgeVariables = { input: BindSpareBadgeInput; languages: readonly (Language)[] };
export type BindSpareBadgeData = { bindSpareBadge: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded' | 'SessionProblem'; code: string; message: string; path: (string)[] | null } | { __typename: 'BindSpareBadgeSuccess'; frontCode: string; candidates: number; left: number; notYet: string | null; whyFew: { code: string; message: string } | null; participant: { id: string; state: ParticipantState } | null } };
export const bindSpareBadge: Operation<BindSpareBadgeData, BindSpareBadgeVariables> = { name: "BindSpareBadge", text: "mutation BindSpareBadge($input:BindSpareBadgeInput!,$languages:[Language!]!){bindSpareBadge(input:$input){__typename ... on BindSpareBadgeSuccess{frontCode candidates left notYet whyFew{code message(languages:$languages)}participant{id state}}...ProblemFields}}" + textProblemFields };
