// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { BoardFields } from './desk.generated.ts';
import type { Operation } from '../operation.ts';

const textBoardFields = "fragment BoardFields on SessionBoard{state asOf sequence endsAt sides{venue{id}side total expected checkedIn available offered summoned meeting cooldown paused left unreachable}places{place{id label zone kind venue{id}}state isOpen since until meeting}waitMedianSeconds waitP95Seconds acceptance kept meetings inMeeting meetingsPerParticipant secondMeetings outcomes{currency contracts intentions count}signings series{at waitMedianSeconds waitP95Seconds placesTaken placesOpen quotaUsedByExhibitors quotaUsedByBuyers}}";
export type ReplayDayVariables = { session: string };
export type ReplayDayData = { pairingSession: { id: string; replay: { from: string; to: string; head: number; series: ({ at: string; inMeeting: number; available: number; waitMedianSeconds: number | null; waitP95Seconds: number | null; placesTaken: number; placesOpen: number; quotaUsedByExhibitors: number | null; quotaUsedByBuyers: number | null })[]; marks: ({ sequence: number; at: string; kind: string; count: number; frontCodes: (string)[]; place: { id: string; label: string; venue: { id: string } } | null })[] } | null } | null };
export const replayDay: Operation<ReplayDayData, ReplayDayVariables> = { name: "ReplayDay", text: "query ReplayDay($session:ID!){pairingSession(id:$session){id replay{from to head series{at inMeeting available waitMedianSeconds waitP95Seconds placesTaken placesOpen quotaUsedByExhibitors quotaUsedByBuyers}marks{sequence at kind count frontCodes place{id label venue{id}}}}}}" };
export type ReplayReadingVariables = { session: string };
export type ReplayReadingData = { pairingSession: { id: string; replayReading: { read: number; head: number } | null } | null };
export const replayReading: Operation<ReplayReadingData, ReplayReadingVariables> = { name: "ReplayReading", text: "query ReplayReading($session:ID!){pairingSession(id:$session){id replayReading{read head}}}" };
export type ReplayMomentVariables = { session: string; at: string };
export type ReplayMomentData = { pairingSession: { id: string; moment: { at: string; sequence: number; round: number; roundBefore: string | null; roundAfter: string | null; board: BoardFields } | null } | null };
export const replayMoment: Operation<ReplayMomentData, ReplayMomentVariables> = { name: "ReplayMoment", text: "query ReplayMoment($session:ID!,$at:DateTime!){pairingSession(id:$session){id moment(at:$at){at sequence round roundBefore roundAfter board{...BoardFields}}}}" + textBoardFields };
