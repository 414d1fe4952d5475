// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { Language, PrintBadgesInput, PrintSpareBadgesInput } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textTexts = "fragment Texts on LocalizedText{all{language text}}";
const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type Texts = { all: ({ language: Language; text: string })[] };
export type BadgeFairVariables = { exhibition: string };
export type BadgeFairData = { exhibition: { id: string; timeZone: string; startsOn: string; endsOn: string; name: Texts; venues: ({ id: string; glyph: string; ordinal: number; name: Texts })[]; sessions: ({ id: string; rules: { answerSeconds: number; summonsSeconds: number; meetingMinutes: number } })[] } | null };
export const badgeFair: Operation<BadgeFairData, BadgeFairVariables> = { name: "BadgeFair", text: "query BadgeFair($exhibition:ID!){exhibition(id:$exhibition){id timeZone startsOn endsOn name{...Texts}venues{id glyph ordinal name{...Texts}}sessions{id rules{answerSeconds summonsSeconds meetingMinutes}}}}" + textTexts };
export type PrintBadgesVariables = { input: PrintBadgesInput };
export type PrintBadgesData = { printBadges: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'PrintBadgesSuccess'; left: number; badges: ({ frontCode: string; signInCode: string; signInLink: string; person: { id: string; languages: (string)[]; name: Texts }; organisation: { __typename: 'Buyer' | 'Company'; id: string; name: Texts } | null })[] } };
export const printBadges: Operation<PrintBadgesData, PrintBadgesVariables> = { name: "PrintBadges", text: "mutation PrintBadges($input:PrintBadgesInput!){printBadges(input:$input){__typename ... on PrintBadgesSuccess{left badges{frontCode signInCode signInLink person{id languages name{...Texts}}organisation{__typename ... on Company{id name{...Texts}}... on Buyer{id name{...Texts}}}}}...ProblemFields}}" + textTexts + textProblemFields };
export type PrintSpareBadgesVariables = { input: PrintSpareBadgesInput };
export type PrintSpareBadgesData = { printSpareBadges: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'PrintSpareBadgesSuccess'; left: number; badges: ({ frontCode: string; signInCode: string; signInLink: string })[] } };
export const printSpareBadges: Operation<PrintSpareBadgesData, PrintSpareBadgesVariables> = { name: "PrintSpareBadges", text: "mutation PrintSpareBadges($input:PrintSpareBadgesInput!){printSpareBadges(input:$input){__typename ... on PrintSpareBadgesSuccess{left badges{frontCode signInCode signInLink}}...ProblemFields}}" + textProblemFields };
