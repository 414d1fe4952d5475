import type { SessionId } from '../domain/kernel/id.ts';

/** The candidate graph that a round saw, with the prices that prove its certificate: compressed JSON, read by `engine/roundEvidence.ts`. */
export interface KeptGraph {
  session: SessionId;
  round: number;
  /** As in the round's certificate. */
  digest: string;
  /** gzip of JSON; ids and numbers only. */
  body: Uint8Array;
}

/** Where the graphs of rounds are kept, beside the log. Losing one loses a proof, never a pair. */
export interface RoundGraphs {
  keep(graph: KeptGraph): Promise<void>;
  graph(session: SessionId, round: number): Promise<KeptGraph | null>;
}
