import { randomUUID } from 'node:crypto';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Chance, Intent } from './behaviour.ts';
import { ACTS, OPEN_SOCKET, RENEW, SIGN_IN, type ActName } from './documents.ts';

import type { Part } from './part.ts';

/** A person of the demo fair played by the machine, through the same GraphQL door as a phone. */
export interface RobotOptions {
  /** `http://127.0.0.1:4000` */
  url: string;
  session: string;
  badgeToken: string;
  chance: Chance;
  /** What it plays: a participant, an interpreter. */
  part: Part;
  /** Told when an act is answered by a problem or fails; robots go on. */
  onTrouble(act: string, trouble: string): void;
}

/** Tokens are renewed this often. */
const RENEW_EVERY_MS = 8 * 60_000;

/** Plays one person until `stop` is called. */
export class Robot {
  readonly #options: RobotOptions;
  #token = '';
  #client: Client | null = null;
  #situation = '';
  #waiting: NodeJS.Timeout | null = null;
  #renewing: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: RobotOptions) {
    this.#options = options;
  }

  /** Signs in by the badge and follows the person's feed. */
  async start(): Promise<void> {
    const { badgeToken } = this.#options;
    const signedIn = await this.#post(SIGN_IN, { input: { token: badgeToken, device: `robot of ${badgeToken}` } });
    const result = signedIn['signInWithBadge'] as { token?: string; code?: string };
    if (!result.token) throw new Error(`badge refused: ${result.code}`);
    this.#token = result.token;
    if (this.#stopped) return;
    this.#renewing = setInterval(() => void this.#renew(), RENEW_EVERY_MS);
    this.#renewing.unref();
    const { opening } = this.#options.part;
    if (opening) await this.#act(opening, { session: this.#options.session });
    if (!this.#stopped) this.#follow();
  }

  /** Leaves without a word, as a closed phone does. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#waiting) clearTimeout(this.#waiting);
    if (this.#renewing) clearInterval(this.#renewing);
    await this.#client?.dispose();
  }

  #follow(): void {
    const { url, session, part } = this.#options;
    this.#client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string | string[]) {
          super(address, protocols, { rejectUnauthorized: false });
        }
      },
      connectionParams: async () => ({ ticket: await this.#ticket() }),
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => !this.#stopped,
    });
    this.#client.subscribe<Record<string, unknown>>(
      { query: part.feed, variables: { session } },
      {
        next: ({ data, errors }) =>
          errors ? this.#trouble('feed', errors[0]!.message) : data && this.#see(part.sees(data)),
        error: (error) => this.#trouble('feed', error instanceof Error ? error.message : JSON.stringify(error)),
        complete: () => undefined,
      },
    );
  }

  /** An access token lasts a quarter of an hour. */
  async #renew(): Promise<void> {
    try {
      const answer = (await this.#post(RENEW, {}))['renewToken'] as { token?: string; code?: string };
      if (answer.token) this.#token = answer.token;
      else this.#trouble('renewToken', answer.code ?? '');
    } catch (error) {
      this.#trouble('renewToken', error instanceof Error ? error.message : String(error));
    }
  }

  async #ticket(): Promise<string> {
    const answer = (await this.#post(OPEN_SOCKET, {}))['openSocket'] as { ticket?: string; code?: string };
    if (!answer.ticket) throw new Error(`no ticket: ${answer.code}`);
    return answer.ticket;
  }

  #see(seen: ReturnType<Part['sees']>): void {
    if (!seen || seen.situation === this.#situation) return;
    this.#situation = seen.situation;
    if (this.#waiting) clearTimeout(this.#waiting);
    const intent: Intent | null = seen.intent(this.#options.session, this.#options.chance);
    if (!intent || this.#stopped) return;
    this.#waiting = setTimeout(() => void this.#act(intent.act, intent.input), intent.afterSeconds * 1_000);
  }

  async #act(act: ActName, input: Record<string, unknown>): Promise<void> {
    try {
      const answer = (await this.#post(ACTS[act], { input: { ...input, idempotencyKey: randomUUID() } }))[act] as {
        code?: string;
      };
      if (answer.code) this.#trouble(act, answer.code);
    } catch (error) {
      this.#trouble(act, error instanceof Error ? error.message : String(error));
    }
  }

  #trouble(act: string, trouble: string): void {
    if (!this.#stopped) this.#options.onTrouble(act, trouble);
  }

  async #post(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#options.url}/graphql`, {
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
