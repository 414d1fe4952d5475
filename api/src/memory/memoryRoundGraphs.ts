import type { SessionId } from '../domain/kernel/id.ts';
import type { KeptGraph, RoundGraphs } from '../ports/roundGraphs.ts';

/** The graphs of rounds, in memory. */
export class MemoryRoundGraphs implements RoundGraphs {
  readonly #graphs = new Map<string, KeptGraph>();

  async keep(graph: KeptGraph): Promise<void> {
    this.#graphs.set(`${graph.session} ${graph.round}`, graph);
  }

  async graph(session: SessionId, round: number): Promise<KeptGraph | null> {
    return this.#graphs.get(`${session} ${round}`) ?? null;
  }
}
