import type { Instant } from '../domain/kernel/time.ts';
import type { Matchmaker } from '../domain/matching/matchmaker.ts';
import { proposeRound } from '../domain/matching/round.ts';
import { roundInputOf } from '../domain/matching/sessionRound.ts';
import type { Order } from '../domain/pairing/command.ts';
import type { Session } from '../domain/pairing/session.ts';
import { evidenceText } from './roundEvidence.ts';

/** The order in which a round proposes its pairs. */
export type ProposePairs = Extract<Order, { kind: 'propose-pairs' }>;

/** A round that found somebody: what it proposes, and what proves it. */
export interface SolvedRound {
  order: ProposePairs;
  /** Text of the evidence, to be kept once the round has happened. */
  evidence: string;
}

/** Runs the matchmaker over everybody free in a numbered state of the session; null when it finds no pair. */
export function solveRound(
  session: Session,
  { now, matchmaker }: { now: Instant; matchmaker: Matchmaker },
): SolvedRound | null {
  const round = proposeRound(roundInputOf(session, { now, matchmaker }));
  if (round.pairs.length === 0) return null;
  const pairs = round.pairs.map(({ exhibitor, buyer, fit, placeKind }) => ({ exhibitor, buyer, fit, placeKind }));
  const order: ProposePairs = { kind: 'propose-pairs', asOf: session.head, pairs, certificate: round.certificate };
  return { order, evidence: evidenceText(round) };
}
