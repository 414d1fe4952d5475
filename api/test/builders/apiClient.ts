import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/** An answer of the API. */
export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null;
  errors: { message: string; extensions: Record<string, unknown> }[] | null;
  extensions: Record<string, unknown> | null;
}

// oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of many shapes
export type Result = any;

/** How a request is sent. */
export interface SendOptions {
  headers?: Record<string, string>;
}

/** A client as partners write one: GraphQL over HTTP, and over a socket opened by a ticket or token. */
export class ApiClient {
  readonly url: string;
  token: string | null = null;
  readonly cookies = new Map<string, string>();
  #socket: Client | null = null;

  constructor(url: string) {
    this.url = url;
  }

  /** Sends a document; gives the whole answer. */
  async send(
    query: string,
    variables: Record<string, unknown> = {},
    { headers = {} }: SendOptions = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split('=', 2);
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { data = null, errors = null, extensions = null } = (await response.json()) as Partial<Answer>;
    return { status: response.status, headers: response.headers, data, errors, extensions };
  }

  /** Sends a document that must not fail; gives its first root field. */
  async ask(query: string, variables: Record<string, unknown> = {}, options: SendOptions = {}): Promise<Result> {
    const { data, errors } = await this.send(query, variables, options);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0];
  }

  /** `device`: the name of a device that may sign in again. */
  async signInWithBadge(token: string, device: string | null = null): Promise<void> {
    const answer = await this.ask(
      'mutation ($input: SignInWithBadgeInput!) { signInWithBadge(input: $input) { __typename ... on SignInSuccess { token } ... on Problem { code } } }',
      { input: { token, device } },
    );
    if (!answer.token) throw new Error(answer.code);
    this.token = answer.token;
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInSuccess { token } ... on Problem { code } } }',
      { input: { email, password } },
    );
    if (!answer.token) throw new Error(answer.code);
    this.token = answer.token;
  }

  /** Follows a subscription; ends with `close`. */
  follow(query: string, variables: Record<string, unknown> = {}): FeedReader {
    this.#socket ??= createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => ({ token: this.token }),
      retryAttempts: 0,
    });
    return new FeedReader(this.#socket, query, variables);
  }

  async close(): Promise<void> {
    await this.#socket?.dispose();
  }
}

/** Items of a subscription, one after the other. */
export class FeedReader {
  readonly #items: AsyncIterableIterator<{ data?: Record<string, unknown> | null; errors?: readonly unknown[] }>;

  constructor(client: Client, query: string, variables: Record<string, unknown>) {
    this.#items = client.iterate({ query, variables });
  }

  /** The next item's first root field. */
  async next(): Promise<Result> {
    const { value, done } = await this.#items.next();
    if (done) return null;
    if (value.errors) throw new Error(JSON.stringify(value.errors));
    return Object.values(value.data ?? {})[0];
  }

  /** Reads on until an item fits. */
  async until(fits: (item: Result) => boolean): Promise<Result> {
    for (;;) {
      const item = await this.next();
      if (item === null) throw new Error('the feed ended');
      if (fits(item)) return item;
    }
  }

  async end(): Promise<void> {
    await this.#items.return?.();
  }
}
