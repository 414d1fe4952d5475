// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { Language, PlaceKind, SessionState } from './schema.generated.ts';
import type { Operation } from '../operation.ts';

export type WallSessionVariables = { session: string };
export type WallSessionData = { pairingSession: { id: string; state: SessionState; opensAt: string; endsAt: string; announcement: { at: string; text: { all: ({ language: Language; text: string })[] } } | null; name: { all: ({ language: Language; text: string })[] }; exhibition: { id: string; timeZone: string; name: { all: ({ language: Language; text: string })[] } }; venues: ({ id: string; glyph: string; ordinal: number; name: { all: ({ language: Language; text: string })[] } })[] } | null };
export const wallSession: Operation<WallSessionData, WallSessionVariables> = { name: "WallSession", text: "query WallSession($session:ID!){pairingSession(id:$session){id state opensAt endsAt announcement{at text{all{language text}}}name{all{language text}}exhibition{id timeZone name{all{language text}}}venues{id glyph ordinal name{all{language text}}}}}" };
export type WallBoardVariables = { session: string; token?: string | null };
export type WallBoardData = { sessionBoard: { state: SessionState; asOf: string; endsAt: string; inMeeting: number; meetings: number; signings: number; calls: ({ frontCodes: (string)[]; summonsEndsAt: string | null; place: { id: string; label: string; kind: PlaceKind; venue: { id: string } } })[] } };
export const wallBoard: Operation<WallBoardData, WallBoardVariables> = { name: "WallBoard", text: "subscription WallBoard($session:ID!,$token:String){sessionBoard(session:$session,token:$token){state asOf endsAt inMeeting meetings signings calls{frontCodes summonsEndsAt place{id label kind venue{id}}}}}" };
