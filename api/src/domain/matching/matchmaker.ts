import type { LocalDate } from '../directory/fairLists.ts';
import type { OrganisationId } from '../kernel/id.ts';
import type { Side } from '../kernel/side.ts';
import { NO_EMPHASIS, type Emphasis } from '../pairing/emphasis.ts';
import { CommonGround } from './commonGround.ts';
import { isSameEmphasis } from './emphasis.ts';
import { judgeOrganisations } from './eligibility.ts';
import type { Obstacle } from './obstacle.ts';
import type { BuyerProfile, CompanyProfile, Profile, TradeContext } from './profile.ts';
import { scoreOrganisations } from './score.ts';
import type { OrganisationScore } from './score.ts';
import { touchedByDay, touchedByEmphasis, touchedByTrade, type Touched } from './touched.ts';
import { Words } from './words.ts';

/** What is known of two organisations whoever represents them: what stands between them, or how well they fit. */
export type OrganisationFit =
  { obstacles: readonly Obstacle[]; score: null } | { obstacles: null; score: OrganisationScore };

/**
 * Knows the profiles of a fair and remembers how each two organisations fit, so that a round looks only at what changed. It is told of every
 * change (`keep`, `forget`, `changeTrade`, `beginDay`) and judges a pair when it is first asked for. Memory: one entry a pair that was asked for.
 */
export class Matchmaker {
  #trade: TradeContext;
  #words: Words;
  #day: LocalDate;
  #emphasis: Emphasis = NO_EMPHASIS;
  readonly #companies = new Map<OrganisationId, CompanyProfile>();
  readonly #buyers = new Map<OrganisationId, BuyerProfile>();
  readonly #fits = new Map<OrganisationId, Map<OrganisationId, OrganisationFit>>();
  readonly #unrated = new Set<string>();
  readonly #ground: CommonGround;

  constructor({ trade, on, profiles = [] }: { trade: TradeContext; on: LocalDate; profiles?: Iterable<Profile> }) {
    this.#trade = trade;
    this.#ground = new CommonGround({ on, recognitions: trade.recognitions });
    this.#words = new Words(trade.rarity);
    this.#day = on;
    for (const profile of profiles) this.keep(profile);
  }

  /** Takes a new profile, or the whole of a changed one. */
  keep(profile: Profile): void {
    this.forget(profile.organisation);
    if (profile.side === 'exhibitor') this.#companies.set(profile.organisation, profile);
    else this.#buyers.set(profile.organisation, profile);
    this.#ground.keep(profile);
  }

  /** Forgets an organisation and how it fits with all others. Cost: one step a company. */
  forget(organisation: OrganisationId): void {
    const known = this.#companies.get(organisation) ?? this.#buyers.get(organisation);
    if (known) this.#ground.forget(known);
    this.#companies.delete(organisation);
    this.#buyers.delete(organisation);
    this.#fits.delete(organisation);
    for (const row of this.#fits.values()) row.delete(organisation);
  }

  /** Agreements, recognitions, regulated goods, rates or rarity changed: whoever that touches is judged anew. Who that is. */
  changeTrade(trade: TradeContext): Touched {
    const touched = touchedByTrade(this.#trade, trade, this.#ground);
    this.#trade = trade;
    if (touched === 'everybody') {
      this.#words = new Words(trade.rarity);
      this.#unrated.clear();
    }
    this.#ground.under({ on: this.#day, recognitions: trade.recognitions });
    return this.#judgeAnew(touched);
  }

  /** The day at the exhibition: certificates and licences may begin and end with it. Who is judged anew; nobody where it is the same. */
  beginDay(on: LocalDate): Touched {
    const before = this.#day;
    if (on === before) return NOBODY;
    this.#day = on;
    this.#ground.under({ on, recognitions: this.#trade.recognitions });
    const known = { companies: this.#companies, buyers: this.#buyers, ground: this.#ground };
    return this.#judgeAnew(touchedByDay({ before, on }, known, this.#trade));
  }

  /** MA45: what the session stands for. Who is judged anew; nobody where it is the same. */
  emphasise(emphasis: Emphasis): Touched {
    const before = this.#emphasis;
    if (isSameEmphasis(emphasis, before)) return NOBODY;
    this.#emphasis = emphasis;
    return this.#judgeAnew(touchedByEmphasis(before, emphasis, this.#ground));
  }

  /** How a company and a buyer fit today. */
  fitOf(company: OrganisationId, buyer: OrganisationId): OrganisationFit {
    return this.fitsOf(company)(buyer);
  }

  /** How a company fits with each buyer today, for who asks of many. */
  fitsOf(company: OrganisationId): (buyer: OrganisationId) => OrganisationFit {
    let row = this.#fits.get(company);
    if (!row) this.#fits.set(company, (row = new Map()));
    const known = row;
    return (buyer) => {
      let fit = known.get(buyer);
      if (!fit) known.set(buyer, (fit = this.#judge(company, buyer)));
      return fit;
    };
  }

  /** Whether somebody of one side and an organisation of the other have something to trade. */
  fits({ side, organisation }: { side: Side; organisation: OrganisationId }, other: OrganisationId): boolean {
    const fit = side === 'exhibitor' ? this.fitOf(organisation, other) : this.fitOf(other, organisation);
    return fit.score !== null;
  }

  /** Organisations of the other side that an organisation may have an open line with (MA2, MA5); with all others `fitOf` finds no score. */
  inCommonWith({ side, organisation }: { side: Side; organisation: OrganisationId }): ReadonlySet<OrganisationId> {
    const profile = side === 'exhibitor' ? this.#companies.get(organisation) : this.#buyers.get(organisation);
    return profile ? this.#ground.with(profile, this.#words) : new Set();
  }

  /** Whether an organisation has said what it offers or seeks. */
  hasProfile({ side, organisation }: { side: Side; organisation: OrganisationId }): boolean {
    if (side === 'exhibitor') return (this.#companies.get(organisation)?.products.length ?? 0) > 0;
    return (this.#buyers.get(organisation)?.requirements.length ?? 0) > 0;
  }

  /** Currencies that prices are named in and that have no rate: those prices were not compared. */
  get unratedCurrencies(): readonly string[] {
    return [...this.#unrated].sort();
  }

  #judgeAnew(touched: Touched): Touched {
    if (touched === 'everybody') {
      this.#fits.clear();
      return touched;
    }
    for (const organisation of touched) this.#fits.delete(organisation);
    const buyers = [...touched].filter((organisation) => this.#buyers.has(organisation));
    for (const row of this.#fits.values()) for (const buyer of buyers) row.delete(buyer);
    return touched;
  }

  #judge(companyId: OrganisationId, buyerId: OrganisationId): OrganisationFit {
    const [company, buyer] = [this.#companies.get(companyId) ?? null, this.#buyers.get(buyerId) ?? null];
    const circumstances = { trade: this.#trade, on: this.#day, words: this.#words };
    const verdict = judgeOrganisations(company, buyer, circumstances);
    if (!company || !buyer || verdict.obstacles.length > 0) return { obstacles: verdict.obstacles, score: null };
    const unrated = (currency: string): void => void this.#unrated.add(currency);
    const score = scoreOrganisations(verdict.open, {
      company,
      buyer,
      ...circumstances,
      emphasis: this.#emphasis,
      unrated,
    });
    return score ? { obstacles: null, score } : { obstacles: [{ code: 'nothing-in-common' }], score: null };
  }
}

const NOBODY: ReadonlySet<OrganisationId> = new Set();
