import type { TokenRead } from '../ports/secrets.ts';

/** Tokens remembered at once; beyond that the one remembered first is verified again. */
const MOST_REMEMBERED = 10_000;

/**
 * Tokens whose signature held, until they run out: what a token says never changes. Whether the sign-in that it names still holds is asked
 * elsewhere, each time.
 */
export class TokenMemory {
  readonly #read = new Map<string, TokenRead>();

  /** What the token says, or what `verify` finds; null, which is not remembered, where it says nothing. */
  async read(token: string, verify: () => Promise<TokenRead | null>): Promise<TokenRead | null> {
    const known = this.#read.get(token);
    if (known && Date.now() < known.expiresAt) return known;
    this.#read.delete(token);
    const read = await verify();
    if (!read) return null;
    const [first] = this.#read.keys();
    if (this.#read.size >= MOST_REMEMBERED && first !== undefined) this.#read.delete(first);
    this.#read.set(token, read);
    return read;
  }
}
