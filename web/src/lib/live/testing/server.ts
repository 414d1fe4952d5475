/** A stand-in for the server in specs: it answers each request with the next thing it was told, and keeps what was asked. */
import { vi } from 'vitest';

/** What was sent, as far as specs look at it. */
export interface Sent {
  operation: string;
  input: Record<string, unknown>;
}

export class StandInServer {
  readonly sent: Sent[] = [];
  #answers: (() => Promise<Response>)[] = [];

  constructor() {
    vi.stubGlobal('fetch', (_: string, { body, signal }: { body: string; signal: AbortSignal }) => {
      const { operationName, variables } = JSON.parse(body) as {
        operationName: string;
        variables: { input?: Record<string, unknown> };
      };
      this.sent.push({ operation: operationName, input: variables.input ?? {} });
      const answer = this.#answers.shift();
      if (signal.aborted || !answer) return Promise.reject(new TypeError('Failed to fetch'));
      return answer();
    });
  }

  /** The next request gets these data. */
  answer(data: unknown): this {
    this.#answers.push(() => Promise.resolve(Response.json({ data })));
    return this;
  }

  /** The next request is refused with a fault. */
  fault(code: string): this {
    const errors = [{ message: code, extensions: { code, correlationId: 'R-1' } }];
    this.#answers.push(() => Promise.resolve(Response.json({ errors })));
    return this;
  }

  /** The next request does not get through. */
  cut(): this {
    this.#answers.push(() => Promise.reject(new TypeError('Failed to fetch')));
    return this;
  }
}

/** A shelf on the device, for specs that run outside a browser. */
export function standInShelf(): Map<string, string> {
  const shelf = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  });
  return shelf;
}
