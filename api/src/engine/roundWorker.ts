/** The thread of one large session's rounds: it folds the same events, keeps the same profiles and candidates, and proposes when asked. */
import { parentPort } from 'node:worker_threads';
import type { LocalDate } from '../domain/directory/fairLists.ts';
import type { ParticipantId } from '../domain/kernel/id.ts';
import { SECOND, type Instant } from '../domain/kernel/time.ts';
import { AnswerBook } from '../domain/matching/answerBook.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import { LiveHall } from '../domain/matching/liveHall.ts';
import { Matchmaker } from '../domain/matching/matchmaker.ts';
import type { RoundInput } from '../domain/matching/roundInput.ts';
import { roundInputOf } from '../domain/matching/sessionRound.ts';
import { whyNotYet } from '../domain/matching/whyNotYet.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import { evolve } from '../domain/pairing/evolve.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { ProfileNews } from './profileBook.ts';
import { evidenceBody } from './roundEvidence.ts';
import { sessionOf } from './snapshotText.ts';
import { orderOf, type ProposePairs } from './solveRound.ts';

/** What the thread is told, in order. */
export type ToRoundWorker =
  | { tell: 'session'; text: string }
  | { tell: 'events'; events: readonly PairingEvent[] }
  | { tell: 'news'; news: ProfileNews; day: LocalDate }
  | { tell: 'propose'; ask: number; proof: number; now: Instant; day: LocalDate }
  | { tell: 'why'; ask: number; now: Instant; day: LocalDate; participant: ParticipantId };

/** Its answers, by the number of the question; the evidence of a round follows its order, under the number `proof`. */
export type FromRoundWorker =
  | { ask: number; order: ProposePairs | null }
  | { ask: number; evidence: Uint8Array }
  | { ask: number; why: WhyNotYet | null }
  | { ask: number; failed: string };

/** People placed in one go while nothing is asked: some milliseconds each when nobody of their organisation was judged before. */
const PLACED_A_TURN = 1;
/** People of either side placed for one round: where a thousand come at once, some tenths of a second instead of many. */
const PLACED_A_ROUND = 30;
/** So long the same reading of the session serves whoever asks why it waits. */
const READING_MS = SECOND;

let session: Session | null = null;
let matchmaker: Matchmaker | null = null;
let hall: LiveHall | null = null;
let reading: { session: Session; input: RoundInput } | null = null;
let isPlacing = false;
const answers = new AnswerBook();

parentPort?.on('message', (message: ToRoundWorker) => {
  if (message.tell === 'session') session = sessionOf(message.text);
  else if (message.tell === 'events') session = session && message.events.reduce(evolve, session);
  else if (message.tell === 'news') takeNews(message.news, message.day);
  else answer(message);
  if (session) {
    hall?.follow(session);
    answers.follow(session);
  }
  placeLater();
});

function takeNews({ profiles, trade }: ProfileNews, day: LocalDate): void {
  reading = null;
  if (!matchmaker && trade) {
    matchmaker = new Matchmaker({ trade, on: day });
    hall = new LiveHall(matchmaker, { mostPlaced: PLACED_A_ROUND });
  } else if (trade) {
    hall?.learned(matchmaker?.changeTrade(trade) ?? 'everybody');
  }
  for (const profile of profiles) matchmaker?.keep(profile);
  hall?.learned(profiles.map(({ organisation }) => organisation));
}

function answer(message: Extract<ToRoundWorker, { ask: number }>): void {
  const { ask, day } = message;
  try {
    if (matchmaker) hall?.learned(matchmaker.beginDay(day));
    if (message.tell === 'propose') propose(message);
    else tell({ ask, why: why(message) });
  } catch (error) {
    tell({ ask, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** Whoever is paired hears of it first; what proves it follows. */
function propose({ ask, proof, now }: { ask: number; proof: number; now: Instant }): void {
  const round = hall?.round({ now, acceptance: answers.model }) ?? null;
  const order = round && session && orderOf(round, session.head);
  tell({ ask, order });
  if (order) void evidenceBody(round).then((evidence) => tell({ ask: proof, evidence }));
}

function why({ now, participant }: { now: Instant; participant: ParticipantId }): WhyNotYet | null {
  if (!session || !matchmaker) return null;
  const isFresh = reading?.session === session && Math.abs(now - reading.input.floor.now) < READING_MS;
  if (!isFresh || !reading) reading = { session, input: roundInputOf(session, { now, matchmaker }) };
  return whyNotYet(reading.input, participant);
}

/** Judges whoever came, a few at a time, so that a round finds it done. */
function placeLater(): void {
  if (isPlacing || !hall) return;
  isPlacing = true;
  setImmediate(() => {
    isPlacing = false;
    if (hall?.placeSome(PLACED_A_TURN)) placeLater();
  });
}

function tell(message: FromRoundWorker): void {
  parentPort?.postMessage(message);
}
