import { NotReached, type Nodes, type Question, type Reply } from '../ports/nodes.ts';

type Answering = (question: Question) => Promise<Reply>;

/** The line between nodes that are objects of one process. A question and its answer are copied as on a wire. */
export class MemoryNodes {
  readonly #answering = new Map<string, Answering>();
  /** Every question that reached a node, for tests to look at. */
  readonly asked: { node: string; question: Question }[] = [];

  /** The line of the node of this name. */
  of(self: string): Nodes {
    return {
      self,
      ask: async (node, question) => {
        const answer = this.#answering.get(node);
        if (!answer) throw new NotReached(`${node} does not answer`);
        this.asked.push({ node, question });
        return structuredClone(await answer(structuredClone(question)));
      },
      onAsked: (answer) => {
        this.#answering.set(self, answer);
        return () => this.#answering.delete(self);
      },
      close: async () => void this.#answering.delete(self),
    };
  }
}
