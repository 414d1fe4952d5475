// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { Language, Side } from './schema.generated.ts';
import type { Words } from './participant.generated.ts';
import type { Operation } from '../operation.ts';

const textWords = "fragment Words on LocalizedText{text(languages:$languages)language(languages:$languages)}";
export type FairnessVariables = { session: string; languages: readonly (Language)[] };
export type FairnessData = { pairingSession: { fairness: { giniOfMeetings: number | null; giniOfWaits: number | null; envy: { offers: number; passing: number; people: number; mostTimes: number; isBound: boolean }; measures: ({ name: string; value: number | null; low: number; high: number | null; state: string })[]; atRisk: ({ meetings: number; stillFits: number; cause: string; act: string; participant: { id: string; frontCode: string; side: Side } })[]; waits: ({ trait: string; value: string; count: number; medianSeconds: number | null; p95Seconds: number | null; mostSeconds: number | null; venue: { name: Words } | null })[] } | null } | null };
export const fairness: Operation<FairnessData, FairnessVariables> = { name: "Fairness", text: "query Fairness($session:ID!,$languages:[Language!]!){pairingSession(id:$session){fairness{giniOfMeetings giniOfWaits envy{offers passing people mostTimes isBound}measures{name value low high state}atRisk{meetings stillFits cause act participant{id frontCode side}}waits{trait value count medianSeconds p95Seconds mostSeconds venue{name{...Words}}}}}}" + textWords };
