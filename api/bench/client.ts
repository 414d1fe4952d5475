import { randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { OPEN_SOCKET, SIGN_IN } from '../src/robot/documents.ts';

const FEED = /* GraphQL */ `
  subscription BenchFeed($session: ID!) {
    participantFeed(session: $session) {
      ... on PresentState {
        participant {
          state
          offer {
            id
          }
        }
      }
      ... on ParticipantNotice {
        participant {
          state
          offer {
            id
          }
        }
      }
    }
  }
`;

interface Seen {
  state: string;
  offer: { id: string } | null;
}

/** A phone without a screen: signs in by badge, follows its feed, and can wait for a state. */
export class BenchClient {
  readonly #url: string;
  readonly #token: string;
  #socket: Client | null = null;
  #state = '';
  /** The offer that is open, as the feed last said. */
  offer: string | null = null;
  #waiting: { holds: (state: string) => boolean; wake: () => void }[] = [];

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** An organiser's client. */
  static async signInAsOrganiser(url: string, organiser: { email: string; password: string }): Promise<BenchClient> {
    const query = `mutation Bench($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } ... on Problem { code } } }`;
    const { signIn } = await new BenchClient(url, '').#post(query, { input: organiser });
    const { token, code } = signIn as { token?: string; code?: string };
    if (!token) throw new Error(`sign-in refused: ${code}`);
    return new BenchClient(url, token);
  }

  static async signIn(url: string, badgeToken: string): Promise<BenchClient> {
    const nobody = new BenchClient(url, '');
    const { signInWithBadge } = await nobody.#post(SIGN_IN, {
      input: { token: badgeToken, device: `bench of ${badgeToken}` },
    });
    const { token, code } = signInWithBadge as { token?: string; code?: string };
    if (!token) throw new Error(`badge refused: ${code}`);
    return new BenchClient(url, token);
  }

  /** Follows the feed and resolves with the present state. */
  async follow(session: string): Promise<void> {
    this.#socket = createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: async () => ({
        ticket: ((await this.#post(OPEN_SOCKET, {}))['openSocket'] as { ticket: string }).ticket,
      }),
    });
    this.#socket.subscribe<{ participantFeed: { participant?: Seen } }>(
      { query: FEED, variables: { session } },
      {
        next: ({ data }) => this.#see(data?.participantFeed.participant),
        error: (error) => {
          throw error instanceof Error ? error : new Error(JSON.stringify(error));
        },
        complete: () => undefined,
      },
    );
    await this.until((state) => state !== '');
  }

  /** The access token that it signed in for. */
  get token(): string {
    return this.#token;
  }

  async act(name: string, inputType: string, input: Record<string, unknown>): Promise<void> {
    const query = `mutation Bench($input: ${inputType}!) { ${name}(input: $input) { __typename ... on Problem { code } } }`;
    const answer = (await this.#post(query, { input: { ...input, idempotencyKey: randomUUID() } }))[name] as {
      code?: string;
    };
    if (answer.code) throw new Error(`${name}: ${answer.code}`);
  }

  /** Resolves as soon as the feed shows a state that holds. */
  until(holds: (state: string) => boolean): Promise<void> {
    if (holds(this.#state)) return Promise.resolve();
    return new Promise((wake) => this.#waiting.push({ holds, wake }));
  }

  async close(): Promise<void> {
    await this.#socket?.dispose();
  }

  #see(seen: Seen | undefined): void {
    if (seen === undefined) return;
    const { state } = seen;
    this.#state = state;
    this.offer = seen.offer?.id ?? null;
    const woken = this.#waiting.filter(({ holds }) => holds(state));
    this.#waiting = this.#waiting.filter(({ holds }) => !holds(state));
    for (const { wake } of woken) wake();
  }

  async #post(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { message: string }[];
    };
    if (!data) throw new Error(errors?.[0]?.message ?? `status ${response.status}`);
    return data;
  }
}
