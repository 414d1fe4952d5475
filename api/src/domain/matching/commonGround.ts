import type { OrganisationId } from '../kernel/id.ts';
import { LEAST_WORDS } from './lines.ts';
import type { BuyerProfile, CompanyProfile, ProductProfile, Profile, RequirementProfile, Token } from './profile.ts';
import type { Words } from './words.ts';

/** A line of a profile, and whose it is. */
interface Posting<Line> {
  line: Line;
  organisation: OrganisationId;
}

/** By what somebody is found. */
interface Postings<Line> {
  /** By the first two digits of a code, or a theme. */
  organisations: Map<string, Set<OrganisationId>>;
  words: Map<Token, Set<Posting<Line>>>;
  /** What was posted of each, to take it back. */
  own: Map<OrganisationId, { keys: ReadonlySet<string>; lines: readonly Posting<Line>[] }>;
}

/** Rounding of a sum of shares; whoever is found by it too often is judged and found to have nothing in common. */
const ROUNDING = 1e-9;

/**
 * Who has anything in common with whom (MA2): an inverted index from chapters, words and themes to the organisations that name them, kept
 * profile by profile, so that nobody is judged who could have no line. Certificates and markets close a line or weigh it; they open none, so they
 * are read when two are judged. Cost of a question: the organisations found, and the lines that share a word.
 */
export class CommonGround {
  readonly #offered: Postings<ProductProfile> = nothingPosted();
  readonly #sought: Postings<RequirementProfile> = nothingPosted();

  keep(profile: Profile): void {
    if (profile.side === 'exhibitor') post(this.#offered, profile, profile.products);
    else post(this.#sought, profile, profile.requirements);
  }

  forget({ side, organisation }: Profile): void {
    if (side === 'exhibitor') takeBack(this.#offered, organisation);
    else takeBack(this.#sought, organisation);
  }

  /** The organisations of the other side that have something in common with this one. */
  with(profile: Profile, words: Words): ReadonlySet<OrganisationId> {
    const others = profile.side === 'exhibitor' ? this.#sought : this.#offered;
    const found = new Set<OrganisationId>();
    for (const key of keysOf(profile))
      for (const organisation of others.organisations.get(key) ?? []) found.add(organisation);
    if (profile.side === 'exhibitor') this.#byWordsOffered(profile, words, found);
    else this.#byWordsSought(profile, words, found);
    return found;
  }

  #byWordsOffered({ products }: CompanyProfile, words: Words, found: Set<OrganisationId>): void {
    for (const { tokens } of products) {
      const share = new Shares<RequirementProfile>(found);
      for (const token of new Set(tokens))
        for (const posting of this.#sought.words.get(token) ?? [])
          share.add(posting, words.shareOf(token, posting.line));
    }
  }

  #byWordsSought({ requirements }: BuyerProfile, words: Words, found: Set<OrganisationId>): void {
    for (const requirement of requirements) {
      const share = new Shares<ProductProfile>(found);
      for (const token of new Set(requirement.tokens))
        for (const posting of this.#offered.words.get(token) ?? [])
          share.add(posting, words.shareOf(token, requirement));
    }
  }
}

/** How much of what is sought each line says, while it is counted; whoever says enough is found. */
class Shares<Line> {
  readonly #found: Set<OrganisationId>;
  readonly #shares = new Map<Posting<Line>, number>();

  constructor(found: Set<OrganisationId>) {
    this.#found = found;
  }

  add(posting: Posting<Line>, share: number): void {
    if (this.#found.has(posting.organisation)) return;
    const sum = (this.#shares.get(posting) ?? 0) + share;
    this.#shares.set(posting, sum);
    if (sum >= LEAST_WORDS - ROUNDING) this.#found.add(posting.organisation);
  }
}

function post<Line extends ProductProfile | RequirementProfile>(
  postings: Postings<Line>,
  profile: Profile,
  lines: readonly Line[],
): void {
  const { organisation } = profile;
  const own = lines.map((line) => ({ line, organisation }));
  const keys = keysOf(profile);
  postings.own.set(organisation, { keys, lines: own });
  for (const key of keys) setAt(postings.organisations, key).add(organisation);
  for (const posting of own) for (const token of posting.line.tokens) setAt(postings.words, token).add(posting);
}

function takeBack<Line extends ProductProfile | RequirementProfile>(
  postings: Postings<Line>,
  organisation: OrganisationId,
): void {
  const own = postings.own.get(organisation);
  if (!own) return;
  postings.own.delete(organisation);
  for (const key of own.keys) postings.organisations.get(key)?.delete(organisation);
  for (const posting of own.lines) for (const token of posting.line.tokens) postings.words.get(token)?.delete(posting);
}

/** Chapters and themes of a profile. */
function keysOf(profile: Profile): ReadonlySet<string> {
  const lines = profile.side === 'exhibitor' ? profile.products : profile.requirements;
  const chapters = lines.flatMap(({ hsCodes }) => hsCodes.map((code) => `chapter ${code.slice(0, 2)}`));
  return new Set([...chapters, ...profile.themes.map((theme) => `theme ${theme}`)]);
}

function nothingPosted<Line>(): Postings<Line> {
  return { organisations: new Map(), words: new Map(), own: new Map() };
}

function setAt<K, V>(sets: Map<K, Set<V>>, key: K): Set<V> {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  return set;
}
