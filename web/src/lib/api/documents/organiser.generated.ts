// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { Language, SessionState, SignInInput } from './schema.generated.ts';
import type { Words, VenueFields } from './participant.generated.ts';
import type { Operation } from '../operation.ts';

const textWords = "fragment Words on LocalizedText{text(languages:$languages)language(languages:$languages)}";
const textSessionLine = "fragment SessionLine on PairingSession{id state opensAt endsAt name{...Words}venues{...VenueFields}}";
const textVenueFields = "fragment VenueFields on Venue{id code glyph ordinal name{...Words}}";
const textProblemFields = "fragment ProblemFields on Problem{code message path}";
export type SessionLine = { id: string; state: SessionState; opensAt: string; endsAt: string; name: Words; venues: (VenueFields)[] };
export type OrganiserHomeVariables = { languages: readonly (Language)[] };
export type OrganiserHomeData = { viewer: { user: string | null; organiserOf: ({ id: string; timeZone: string; startsOn: string; endsOn: string; name: Words; sessions: (SessionLine)[] })[] } | null };
export const organiserHome: Operation<OrganiserHomeData, OrganiserHomeVariables> = { name: "OrganiserHome", text: "query OrganiserHome($languages:[Language!]!){viewer{user organiserOf{id timeZone startsOn endsOn name{...Words}sessions{...SessionLine}}}}" + textWords + textSessionLine + textVenueFields };
export type RunningExhibitionsVariables = { languages: readonly (Language)[] };
export type RunningExhibitionsData = { exhibitions: { edges: ({ node: { id: string; timeZone: string; startsOn: string; name: Words; sessions: (SessionLine)[] } })[] } };
export const runningExhibitions: Operation<RunningExhibitionsData, RunningExhibitionsVariables> = { name: "RunningExhibitions", text: "query RunningExhibitions($languages:[Language!]!){exhibitions(first:10){edges{node{id timeZone startsOn name{...Words}sessions{...SessionLine}}}}}" + textWords + textSessionLine + textVenueFields };
export type SignInAsOrganiserVariables = { input: SignInInput };
export type SignInAsOrganiserData = { signIn: { __typename: 'BadgeProblem' | 'IdempotencyProblem' | 'InputProblem' | 'NotAllowed' | 'NotSignedIn' | 'Overloaded'; code: string; message: string; path: (string)[] | null } | { __typename: 'SignInProblem'; retryAfterSeconds: number | null; code: string; message: string; path: (string)[] | null } | { __typename: 'SignInSuccess' } };
export const signInAsOrganiser: Operation<SignInAsOrganiserData, SignInAsOrganiserVariables> = { name: "SignInAsOrganiser", text: "mutation SignInAsOrganiser($input:SignInInput!){signIn(input:$input){__typename ... on SignInProblem{retryAfterSeconds}...ProblemFields}}" + textProblemFields };
