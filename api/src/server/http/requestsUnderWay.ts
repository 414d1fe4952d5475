import type { FastifyInstance } from 'fastify';

/** Knows which requests are under way, so that a server which ends waits for their answers. */
export class RequestsUnderWay {
  #count = 0;
  #settled: (() => void)[] = [];
  #isLast = false;

  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRequest', async (_request, reply) => {
      // A kept connection would come back to a server that ends.
      if (this.#isLast) void reply.header('connection', 'close');
      this.#count++;
      reply.raw.once('close', () => this.#ended());
    });
  }

  /** From now on each answer ends its connection. */
  areLast(): void {
    this.#isLast = true;
  }

  /** Resolves when all are answered, at the latest after so many milliseconds. */
  async answered(within: number): Promise<void> {
    if (this.#count === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, within);
      this.#settled.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #ended(): void {
    this.#count--;
    if (this.#count === 0) for (const settle of this.#settled.splice(0)) settle();
  }
}
