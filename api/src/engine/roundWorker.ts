/** The thread of one large session's rounds: it folds the same events and keeps the same profiles, and proposes when asked. */
import { parentPort } from 'node:worker_threads';
import type { LocalDate } from '../domain/directory/fairLists.ts';
import type { Instant } from '../domain/kernel/time.ts';
import { Matchmaker } from '../domain/matching/matchmaker.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import { evolve } from '../domain/pairing/evolve.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { ProfileNews } from './profileBook.ts';
import { sessionOf } from './snapshotText.ts';
import { solveRound, type SolvedRound } from './solveRound.ts';

/** What the thread is told, in order. */
export type ToRoundWorker =
  | { tell: 'session'; text: string }
  | { tell: 'events'; events: readonly PairingEvent[] }
  | { tell: 'news'; news: ProfileNews; day: LocalDate }
  | { tell: 'propose'; now: Instant; day: LocalDate };

/** Its answer to each `propose`. */
export type FromRoundWorker = { solved: SolvedRound | null } | { failed: string };

let session: Session | null = null;
let matchmaker: Matchmaker | null = null;

parentPort?.on('message', (message: ToRoundWorker) => {
  if (message.tell === 'session') session = sessionOf(message.text);
  else if (message.tell === 'events') session = session && message.events.reduce(evolve, session);
  else if (message.tell === 'news') takeNews(message.news, message.day);
  else parentPort?.postMessage(propose(message.now, message.day));
});

function takeNews({ profiles, trade }: ProfileNews, day: LocalDate): void {
  if (trade && matchmaker) matchmaker.changeTrade(trade);
  else if (trade) matchmaker = new Matchmaker({ trade, on: day });
  for (const profile of profiles) matchmaker?.keep(profile);
}

function propose(now: Instant, day: LocalDate): FromRoundWorker {
  if (!session || !matchmaker) return { solved: null };
  try {
    matchmaker.beginDay(day);
    return { solved: solveRound(session, { now, matchmaker }) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
