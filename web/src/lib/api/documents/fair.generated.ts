// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { ImportFairInput, Language } from './schema.generated.ts';
import type { Words } from './participant.generated.ts';
import type { Operation } from '../operation.ts';

const textWords = "fragment Words on LocalizedText{text(languages:$languages)language(languages:$languages)}";
const textImportedFileFields = "fragment ImportedFileFields on ImportedFile{file list rows added changed unchanged problems ignored}";
const textListChangeFields = "fragment ListChangeFields on ListChange{list added changed unchanged}";
const textRowProblemFields = "fragment RowProblemFields on RowProblem{file row column value code message fix}";
const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type PreparedFairVariables = { exhibition: string; languages: readonly (Language)[] };
export type PreparedFairData = { viewer: { user: string | null; mayDo: (string)[] } | null; exhibition: { id: string; name: Words } | null };
export const preparedFair: Operation<PreparedFairData, PreparedFairVariables> = { name: "PreparedFair", text: "query PreparedFair($exhibition:ID!,$languages:[Language!]!){viewer{user mayDo}exhibition(id:$exhibition){id name{...Words}}}" + textWords };
export type ImportedFileFields = { file: string; list: string | null; rows: number; added: number; changed: number; unchanged: number; problems: number; ignored: (string)[] };
export type ListChangeFields = { list: string; added: number; changed: number; unchanged: number };
export type RowProblemFields = { file: string; row: number | null; column: string | null; value: string | null; code: string; message: string; fix: string | null };
export type ImportListsVariables = { input: ImportFairInput };
export type ImportListsData = { importFair: { __typename: 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'ImportFairSuccess'; dryRun: boolean; files: (ImportedFileFields)[]; changes: (ListChangeFields)[]; skipped: (RowProblemFields)[]; exhibition: { id: string } | null } | { __typename: 'ImportProblem'; problems: number; files: (ImportedFileFields)[]; changes: (ListChangeFields)[]; rows: (RowProblemFields)[]; code: string; message: string; path: (string)[] | null } };
export const importLists: Operation<ImportListsData, ImportListsVariables> = { name: "ImportLists", text: "mutation ImportLists($input:ImportFairInput!){importFair(input:$input){__typename ... on ImportFairSuccess{dryRun files{...ImportedFileFields}changes{...ListChangeFields}skipped{...RowProblemFields}exhibition{id}}... on ImportProblem{problems files{...ImportedFileFields}changes{...ListChangeFields}rows{...RowProblemFields}}...ProblemFields}}" + textImportedFileFields + textListChangeFields + textRowProblemFields + textProblemFields };
