import type { Country, HsCode, SchemeKey } from '../directory/fairLists.ts';
import type { OrganisationId } from '../kernel/id.ts';
import { Certified, type CertificateContext } from './certified.ts';
import { LEAST_WORDS } from './lines.ts';
import type { BuyerProfile, CompanyProfile, ProductProfile, Profile, RequirementProfile, Token } from './profile.ts';
import type { Words } from './words.ts';

/** A line of a profile, and whose it is. */
interface Posting<Line> {
  line: Line;
  organisation: OrganisationId;
  /** By what else than words it is found: chapters and themes. */
  keys: ReadonlySet<string>;
  /** How much of what is sought it says, as far as counted, in the count of that number. */
  share: number;
  count: number;
}

/** Lines by their words, and whose lines they are. */
interface Lines<Line> {
  words: Map<Token, Set<Posting<Line>>>;
  own: Map<OrganisationId, readonly Posting<Line>[]>;
}

/** Rounding of a sum of shares; whoever is found by it too often is judged and found to have nothing in common. */
const ROUNDING = 1e-9;
/** In place of a scheme: of a requirement without a must. */
const NO_MUST = '';

/**
 * Who could trade with whom (MA2, MA5): an inverted index over chapters, words, themes, certificates and markets, kept profile by profile, so that nobody is
 * judged who could have no open line. Chapters, words and themes find; certificates narrow what is walked: requirements stand under each chapter apart
 * by their first must, so that a company walks only those whose must it meets, and a requirement whose musts few meet walks these few in place of all
 * who share its chapter. Markets close nothing (MA26), so they are posted for what is judged anew when an agreement or the emphasis changes
 * (`touched.ts`). Cost of a question: the lists walked, and the lines that share a word.
 */
export class CommonGround {
  readonly #offered: Lines<ProductProfile> = { words: new Map(), own: new Map() };
  readonly #sought: Lines<RequirementProfile> = { words: new Map(), own: new Map() };
  /** Companies by chapter and theme. */
  readonly #companies = new Map<string, Set<OrganisationId>>();
  /** Requirements by chapter and theme, then by their first must. */
  readonly #requirements = new Map<string, Map<SchemeKey, Set<Posting<RequirementProfile>>>>();
  /** Buyers by each market that something is delivered to, and by each scheme that is a must or a wish. */
  readonly #markets = new Map<Country, Set<OrganisationId>>();
  readonly #schemes = new Map<SchemeKey, Set<OrganisationId>>();
  readonly #certified: Certified;
  /** Counts of words so far. */
  #count = 0;

  constructor(context: CertificateContext) {
    this.#certified = new Certified(context);
  }

  keep(profile: Profile): void {
    if (profile.side === 'exhibitor') this.#keepCompany(profile);
    else this.#keepBuyer(profile);
  }

  forget(profile: Profile): void {
    if (profile.side === 'exhibitor') this.#forgetCompany(profile);
    else this.#forgetBuyer(profile);
  }

  /** The day, or what is recognised, is another. */
  under(context: CertificateContext): void {
    this.#certified.under(context);
  }

  /** The organisations of the other side that could have an open line with this one, licences apart. */
  with(profile: Profile, words: Words): ReadonlySet<OrganisationId> {
    const found = new Set<OrganisationId>();
    if (profile.side === 'exhibitor') this.#buyersFor(profile, words, found);
    else for (const line of this.#sought.own.get(profile.organisation) ?? []) this.#companiesFor(line, words, found);
    return found;
  }

  /** Buyers who want something delivered to a market. */
  deliveringTo(market: Country): Iterable<OrganisationId> {
    return this.#markets.get(market) ?? [];
  }

  /** Buyers to whom a scheme is a must or a wish. */
  askingFor(scheme: SchemeKey): Iterable<OrganisationId> {
    return this.#schemes.get(scheme) ?? [];
  }

  /** Organisations of both sides that name goods of a heading's chapter. */
  *namingChapterOf(heading: HsCode): Iterable<OrganisationId> {
    const key = chapterKey(heading);
    yield* this.#companies.get(key) ?? [];
    for (const postings of this.#requirements.get(key)?.values() ?? [])
      for (const { organisation } of postings) yield organisation;
  }

  /** Organisations of both sides of whose texts a word is. */
  *saying(token: Token): Iterable<OrganisationId> {
    for (const lines of [this.#offered, this.#sought])
      for (const { organisation } of lines.words.get(token) ?? []) yield organisation;
  }

  #buyersFor(company: CompanyProfile, words: Words, found: Set<OrganisationId>): void {
    const { organisation: own, products, themes } = company;
    if (products.length === 0) return;
    const met = this.#certified.schemesOf(own);
    for (const key of keysOf(products, themes))
      for (const [must, postings] of this.#requirements.get(key) ?? []) {
        if (must !== NO_MUST && !met.has(must)) continue;
        for (const { organisation, line } of postings)
          if (!found.has(organisation) && isMetBy(met, line)) found.add(organisation);
      }
    for (const { tokens } of products) {
      const count = ++this.#count;
      for (const token of new Set(tokens))
        for (const posting of this.#sought.words.get(token) ?? [])
          if (!found.has(posting.organisation) && isMetBy(met, posting.line))
            if (saysEnough(posting, { count, share: words.shareOf(token, posting.line) }))
              found.add(posting.organisation);
    }
  }

  #companiesFor(sought: Posting<RequirementProfile>, words: Words, found: Set<OrganisationId>): void {
    const { line, keys } = sought;
    const fewest = this.#certified.fewestWho(line);
    if (fewest && this.#isShorter(fewest, sought)) {
      for (const organisation of fewest)
        if (!found.has(organisation) && this.#certified.meetsAll(organisation, line))
          if (this.#isFoundBy(organisation, sought, words)) found.add(organisation);
      return;
    }
    const isMet = (company: OrganisationId): boolean => !fewest || this.#certified.meetsAll(company, line);
    for (const key of keys)
      for (const organisation of this.#companies.get(key) ?? [])
        if (!found.has(organisation) && isMet(organisation)) found.add(organisation);
    const count = ++this.#count;
    for (const token of new Set(line.tokens)) {
      const share = words.shareOf(token, line);
      for (const posting of this.#offered.words.get(token) ?? [])
        if (!found.has(posting.organisation) && isMet(posting.organisation))
          if (saysEnough(posting, { count, share })) found.add(posting.organisation);
    }
  }

  /** Whether so few are walked sooner, each with its texts, than the lists of a requirement. */
  #isShorter(fewest: ReadonlySet<OrganisationId>, { line, keys }: Posting<RequirementProfile>): boolean {
    const each = 1 + line.tokens.length;
    let left = fewest.size * each;
    for (const key of keys) if ((left -= this.#companies.get(key)?.size ?? 0) <= 0) return true;
    for (const token of line.tokens) if ((left -= this.#offered.words.get(token)?.size ?? 0) <= 0) return true;
    return left <= 0;
  }

  #isFoundBy(company: OrganisationId, { line, keys }: Posting<RequirementProfile>, words: Words): boolean {
    return (this.#offered.own.get(company) ?? []).some(
      (offered) =>
        [...keys].some((key) => offered.keys.has(key)) || words.overlap(offered.line, line) >= LEAST_WORDS - ROUNDING,
    );
  }

  #keepCompany(company: CompanyProfile): void {
    const { organisation, products } = company;
    const postings = products.map((line) => postingOf(line, company));
    post(this.#offered, organisation, postings);
    for (const { keys } of postings) for (const key of keys) setAt(this.#companies, key).add(organisation);
    this.#certified.keep(company);
  }

  #forgetCompany({ organisation }: CompanyProfile): void {
    for (const { keys } of takeBack(this.#offered, organisation))
      for (const key of keys) this.#companies.get(key)?.delete(organisation);
    this.#certified.forget(organisation);
  }

  #keepBuyer(buyer: BuyerProfile): void {
    const { organisation, requirements } = buyer;
    const postings = requirements.map((line) => postingOf(line, buyer));
    post(this.#sought, organisation, postings);
    for (const posting of postings) {
      const { line, keys } = posting;
      for (const key of keys) setAt(mapAt(this.#requirements, key), firstMust(line)).add(posting);
      setAt(this.#markets, line.deliveryMarket).add(organisation);
      for (const scheme of asked(line)) setAt(this.#schemes, scheme).add(organisation);
    }
  }

  #forgetBuyer({ organisation }: BuyerProfile): void {
    for (const posting of takeBack(this.#sought, organisation)) {
      const { line, keys } = posting;
      for (const key of keys) this.#requirements.get(key)?.get(firstMust(line))?.delete(posting);
      this.#markets.get(line.deliveryMarket)?.delete(organisation);
      for (const scheme of asked(line)) this.#schemes.get(scheme)?.delete(organisation);
    }
  }
}

/** Adds to what a line says of what is sought, and answers whether it is enough. */
function saysEnough(
  posting: Posting<ProductProfile | RequirementProfile>,
  { count, share }: { count: number; share: number },
): boolean {
  posting.share = posting.count === count ? posting.share + share : share;
  posting.count = count;
  return posting.share >= LEAST_WORDS - ROUNDING;
}

function isMetBy(met: ReadonlySet<SchemeKey>, { mustSchemes }: RequirementProfile): boolean {
  return mustSchemes.every((scheme) => met.has(scheme));
}

function postingOf<Line extends ProductProfile | RequirementProfile>(
  line: Line,
  { organisation, themes }: Pick<Profile, 'organisation' | 'themes'>,
): Posting<Line> {
  return { line, organisation, keys: keysOf([line], themes), share: 0, count: 0 };
}

function post<Line extends ProductProfile | RequirementProfile>(
  { words, own }: Lines<Line>,
  organisation: OrganisationId,
  postings: readonly Posting<Line>[],
): void {
  own.set(organisation, postings);
  for (const posting of postings) for (const token of posting.line.tokens) setAt(words, token).add(posting);
}

/** What was posted of an organisation, taken back. */
function takeBack<Line extends ProductProfile | RequirementProfile>(
  { words, own }: Lines<Line>,
  organisation: OrganisationId,
): readonly Posting<Line>[] {
  const postings = own.get(organisation) ?? [];
  own.delete(organisation);
  for (const posting of postings) for (const token of posting.line.tokens) words.get(token)?.delete(posting);
  return postings;
}

/** Chapters of lines, and themes. */
function keysOf(
  lines: readonly Pick<ProductProfile | RequirementProfile, 'hsCodes'>[],
  themes: readonly string[],
): ReadonlySet<string> {
  return new Set([
    ...lines.flatMap(({ hsCodes }) => hsCodes.map(chapterKey)),
    ...themes.map((name) => `theme ${name}`),
  ]);
}

function chapterKey(code: HsCode): string {
  return `chapter ${code.slice(0, 2)}`;
}

function firstMust({ mustSchemes }: RequirementProfile): SchemeKey {
  return mustSchemes[0] ?? NO_MUST;
}

function asked({ mustSchemes, wishSchemes }: RequirementProfile): readonly SchemeKey[] {
  return [...mustSchemes, ...wishSchemes];
}

function setAt<K, V>(sets: Map<K, Set<V>>, key: K): Set<V> {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  return set;
}

function mapAt<K, Inner, V>(maps: Map<K, Map<Inner, V>>, key: K): Map<Inner, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}
