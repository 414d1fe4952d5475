import type { IncomingHttpHeaders } from 'node:http';
import { NOBODY, type Caller } from '../../domain/credential/caller.ts';
import type { SignInId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Ports } from '../../operations/kernel/ports.ts';

/** Keys of partners begin with this. */
const KEY_PREFIX = 'ponte_';
/** Who somebody is is asked again after this: a revocation is seen by then. */
const REMEMBERED_MS = 2_000;
/** Callers remembered at once. */
const MOST_REMEMBERED = 10_000;

/** Finds out who calls, from a token, a key or the browser's cookie. */
export class Callers {
  readonly #ports: Pick<Ports, 'apiKeys' | 'clock' | 'secrets' | 'signIns'>;
  readonly #remembered = new Map<string, { caller: Promise<Caller>; until: Instant }>();

  constructor(ports: Pick<Ports, 'apiKeys' | 'clock' | 'secrets' | 'signIns'>) {
    this.#ports = ports;
  }

  /** Who sends a request: the header `Authorization` counts before the cookie. */
  async ofRequest(headers: IncomingHttpHeaders, cookie: string | undefined): Promise<Caller> {
    const { authorization } = headers;
    if (authorization) {
      const [scheme = '', token = ''] = authorization.split(' ', 2);
      return scheme.toLowerCase() === 'bearer' ? this.ofToken(token) : NOBODY;
    }
    return cookie ? this.#ofOurs(cookie, 'cookie') : NOBODY;
  }

  /** Who shows an access token or a partner's key. */
  async ofToken(token: string): Promise<Caller> {
    return (await this.heldBy(token)).caller;
  }

  /** The same, and until when the token itself holds; null: as long as whoever holds it. */
  async heldBy(token: string): Promise<{ caller: Caller; expiresAt: Instant | null }> {
    const { apiKeys, secrets } = this.#ports;
    if (token.startsWith(KEY_PREFIX)) {
      const hash = secrets.hashCode(token);
      return { caller: await this.#remember(`key ${hash}`, () => apiKeys.caller(hash)), expiresAt: null };
    }
    const read = await secrets.readToken(token, 'access');
    if (!read) return { caller: NOBODY, expiresAt: null };
    const caller = await this.#remember(read.signIn, () => this.#ports.signIns.caller(read.signIn));
    return { caller, expiresAt: read.expiresAt };
  }

  /** Who took this ticket; it is gone with that. */
  async ofTicket(ticket: string): Promise<Caller> {
    const signIn = await this.#ports.signIns.takeTicket(this.#ports.secrets.hashCode(ticket));
    return signIn ? this.#ports.signIns.caller(signIn) : NOBODY;
  }

  /** Asks anew who this is: it has just signed out. */
  forget(signIn: SignInId): void {
    this.#remembered.delete(signIn);
  }

  async #ofOurs(token: string, purpose: 'access' | 'cookie'): Promise<Caller> {
    const read = await this.#ports.secrets.readToken(token, purpose);
    return read ? this.#remember(read.signIn, () => this.#ports.signIns.caller(read.signIn)) : NOBODY;
  }

  #remember(key: string, ask: () => Promise<Caller>): Promise<Caller> {
    const now = this.#ports.clock.now();
    const known = this.#remembered.get(key);
    if (known && now < known.until) return known.caller;
    const caller = ask();
    caller.catch(() => this.#remembered.delete(key));
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(key, { caller, until: now + REMEMBERED_MS });
    return caller;
  }
}
