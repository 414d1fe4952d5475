import { proposeRound, type Round } from '../domain/matching/round.ts';
import { roundInputOf, type RoundCircumstances } from '../domain/matching/sessionRound.ts';
import type { Order } from '../domain/pairing/command.ts';
import type { Session } from '../domain/pairing/session.ts';
import { evidenceBody } from './roundEvidence.ts';

/** The order in which a round proposes its pairs. */
export type ProposePairs = Extract<Order, { kind: 'propose-pairs' }>;

/** A round that found somebody: what it proposes, and what proves it. */
export interface SolvedRound {
  order: ProposePairs;
  /** The evidence as it is kept beside the log; asked for once the round has happened. */
  evidence(): Promise<Uint8Array>;
}

/** Runs the matchmaker over everybody free in a numbered state of the session; null when it finds no pair. */
export function solveRound(session: Session, circumstances: RoundCircumstances): SolvedRound | null {
  const round = proposeRound(roundInputOf(session, circumstances));
  const order = orderOf(round, session.head);
  return order && { order, evidence: () => evidenceBody(round) };
}

/** What a round that saw the state `asOf` proposes; null when it found no pair. */
export function orderOf(round: Round, asOf: number): ProposePairs | null {
  if (round.pairs.length === 0) return null;
  const pairs = round.pairs.map(({ exhibitor, buyer, fit, placeKind, interpreter, passed }) => ({
    exhibitor,
    buyer,
    fit,
    placeKind,
    interpreter,
    passed,
  }));
  return { kind: 'propose-pairs', asOf, pairs, certificate: round.certificate };
}
