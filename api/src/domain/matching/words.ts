import type { ProductProfile, RequirementProfile, Token } from './profile.ts';

/** What is sought in words, each once, and what each and all of them are worth. */
interface Sought {
  worths: ReadonlyMap<Token, number>;
  total: number;
}

/** The words of a fair and how rare they are; what is read of a profile line once is kept as long as the line is. */
export class Words {
  readonly #rarity: ReadonlyMap<Token, number>;
  readonly #said = new WeakMap<object, ReadonlySet<Token>>();
  readonly #sought = new WeakMap<object, Sought>();

  constructor(rarity: ReadonlyMap<Token, number>) {
    this.#rarity = rarity;
  }

  /** How much of what is sought is said of the product, 0 to 1, rare words counting more (MA22). Cost O(words sought). */
  overlap(product: Pick<ProductProfile, 'tokens'>, requirement: Pick<RequirementProfile, 'tokens'>): number {
    if (product.tokens.length === 0 || requirement.tokens.length === 0) return 0;
    const said = this.#saidBy(product);
    const { worths, total } = this.#soughtBy(requirement);
    let met = 0;
    for (const [token, worth] of worths) if (said.has(token)) met += worth;
    return total > 0 ? met / total : 0;
  }

  /** Which share of what is sought a word is, 0 to 1; nothing where it is not sought. */
  shareOf(token: Token, requirement: Pick<RequirementProfile, 'tokens'>): number {
    const { worths, total } = this.#soughtBy(requirement);
    return total > 0 ? (worths.get(token) ?? 0) / total : 0;
  }

  #saidBy(product: Pick<ProductProfile, 'tokens'>): ReadonlySet<Token> {
    let said = this.#said.get(product);
    if (!said) this.#said.set(product, (said = new Set(product.tokens)));
    return said;
  }

  #soughtBy(requirement: Pick<RequirementProfile, 'tokens'>): Sought {
    let sought = this.#sought.get(requirement);
    if (!sought) {
      const worths = new Map(requirement.tokens.map((token) => [token, this.#rarity.get(token) ?? 1]));
      const total = [...worths.values()].reduce((sum, worth) => sum + worth, 0);
      this.#sought.set(requirement, (sought = { worths, total }));
    }
    return sought;
  }
}
