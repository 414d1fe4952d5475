// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { ApiKeyMode, IssueApiKeyInput, RevokeApiKeyInput } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type PartnerKeysVariables = { exhibition: string };
export type PartnerKeysData = { apiKeys: ({ name: string; hint: string; scopes: (string)[]; mode: ApiKeyMode; createdAt: string; expiresAt: string | null; revokedAt: string | null; everywhere: boolean })[] | null; exhibition: { slug: string; timeZone: string; sessions: ({ id: string })[] } | null };
export const partnerKeys: Operation<PartnerKeysData, PartnerKeysVariables> = { name: "PartnerKeys", text: "query PartnerKeys($exhibition:ID!){apiKeys(exhibition:$exhibition){name hint scopes mode createdAt expiresAt revokedAt everywhere}exhibition(id:$exhibition){slug timeZone sessions{id}}}" };
export type IssueApiKeyVariables = { input: IssueApiKeyInput };
export type IssueApiKeyData = { issueApiKey: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'IssueApiKeySuccess'; key: string; hint: string } };
export const issueApiKey: Operation<IssueApiKeyData, IssueApiKeyVariables> = { name: "IssueApiKey", text: "mutation IssueApiKey($input:IssueApiKeyInput!){issueApiKey(input:$input){__typename ... on IssueApiKeySuccess{key hint}...ProblemFields}}" + textProblemFields };
export type RevokeApiKeyVariables = { input: RevokeApiKeyInput };
export type RevokeApiKeyData = { revokeApiKey: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'RevokeApiKeySuccess' } };
export const revokeApiKey: Operation<RevokeApiKeyData, RevokeApiKeyVariables> = { name: "RevokeApiKey", text: "mutation RevokeApiKey($input:RevokeApiKeyInput!){revokeApiKey(input:$input){__typename ...ProblemFields}}" + textProblemFields };
