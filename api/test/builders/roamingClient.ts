import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Result } from './apiClient.ts';
import type { NodeProcess } from './nodeProcess.ts';

const SESSION_FEED = `subscription ($session: ID!, $after: Int) { sessionFeed(session: $session, after: $after) {
  __typename ... on SessionEvent { sequence previous kind } } }`;

/** The events that came, in their order, and how each socket ended. */
export interface Followed {
  came: { sequence: number; previous: number }[];
  closed: number[];
}

/** A client as ours behaves: it asks a node that runs, sends again under the same key until it is answered, and comes back by its cursor. */
export class RoamingClient {
  readonly #nodes: readonly NodeProcess[];
  readonly #token: string;
  #at: number;
  /** How often a request found nobody, or was asked to be sent again. */
  tries = 0;

  constructor(nodes: readonly NodeProcess[], { token, at }: { token: string; at: number }) {
    this.#nodes = nodes;
    this.#token = token;
    this.#at = at;
  }

  /** Sends a mutation until it is answered; `input` holds its key. */
  async act(query: string, input: object): Promise<Result> {
    for (;;) {
      const answer = await this.#once(query, input);
      if (answer && answer.code !== 'send-again') return answer;
      this.tries++;
      this.#at++;
      await wait(50);
    }
  }

  /** Follows every event of a session, through whichever node, until `signal` aborts. */
  follow(session: string, signal: AbortSignal): Followed {
    const followed: Followed = { came: [], closed: [] };
    void this.#follow(session, signal, followed);
    return followed;
  }

  async #follow(session: string, signal: AbortSignal, { came, closed }: Followed): Promise<void> {
    while (!signal.aborted) {
      const client = this.#socket((code) => closed.push(code));
      // Leaving a socket that never opened fails as its opening did.
      const leave = async () => {
        await Promise.resolve(client.dispose()).catch(() => undefined);
      };
      signal.addEventListener('abort', leave, { once: true });
      try {
        const variables = { session, after: came.at(-1)?.sequence ?? 0 };
        for await (const { data } of client.iterate({ query: SESSION_FEED, variables })) {
          const item = (data as { sessionFeed: Result } | undefined)?.sessionFeed;
          if (item?.__typename === 'SessionEvent') came.push(item);
        }
      } catch {
        // Whatever ended it: the cursor says where to go on.
      }
      signal.removeEventListener('abort', leave);
      await leave();
      this.#at++;
      await wait(50);
    }
  }

  get #url(): string {
    const running = this.#nodes.filter(({ isRunning }) => isRunning);
    return running[this.#at % running.length]!.url;
  }

  async #once(query: string, input: object): Promise<Result | null> {
    try {
      const response = await fetch(`${this.#url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify({ query, variables: { input } }),
      });
      if (response.status === 503) return null;
      const { data, errors } = (await response.json()) as { data?: Record<string, Result>; errors?: unknown };
      if (!data) throw new Error(JSON.stringify(errors));
      return Object.values(data)[0];
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  #socket(closed: (code: number) => void): Client {
    return createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { token: this.#token },
      retryAttempts: 0,
      on: { closed: (event) => closed((event as { code: number }).code) },
    });
  }
}
