import type { LocalDate } from '../../directory/fairLists.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { otherSide } from '../../kernel/side.ts';
import { NO_EMPHASIS, type Emphasis } from '../../pairing/emphasis.ts';
import { organisationPair } from '../../pairing/session.ts';
import { Matchmaker } from '../matchmaker.ts';
import type { Obstacle } from '../obstacle.ts';
import type { Profile, TradeContext } from '../profile.ts';
import { scoreOf } from '../score.ts';
import type { OrganisationScore } from '../score.ts';
import type { Party } from './attendance.ts';
import { MeetingMarket } from './meetingMarket.ts';
import { listsWithin } from './exposure.ts';

/** What is recommended to one organisation. */
export interface Recommended {
  /** The best first. */
  list: readonly { organisation: OrganisationId; score: OrganisationScore }[];
  /** Organisations that one certificate or licence alone keeps away, in the order of ids. */
  near: readonly { organisation: OrganisationId; obstacle: Obstacle }[];
  /** False: nobody knows what it offers or seeks. */
  hasProfile: boolean;
}

/** The session as it is when somebody asks. */
export interface MarketState {
  parties: readonly Party[];
  /** Organisations that met, refused or blocked each other, by `organisationPair`. */
  barred: readonly string[];
  /** What the session stands for; not stated: nothing. */
  emphasis?: Emphasis;
}

/** What everybody is shown. */
type Lists = ReturnType<typeof listsWithin>;

/** Candidates that each organisation keeps (RE3). */
const CANDIDATES = 100;
/** Recommendations told at most; nobody has time for more. */
const MOST_TOLD = 100;
/** Organisations told that one obstacle keeps away. */
const MOST_NEAR = 20;
/** RE2: scores of both sides together that make a pair e times as strongly drawn. */
const SPREAD = 0.5;

/**
 * A session's organisations as a market, kept from question to question (RE6): it is built anew when somebody joins or leaves, the trade around the fair
 * or the day changes; a changed profile or a pair that met moves only those concerned.
 */
export class SessionMarket {
  #matchmaker: Matchmaker | null = null;
  #day: LocalDate = '';
  #parties: ReadonlyMap<OrganisationId, Party> = new Map();
  #left: readonly Party[] = [];
  #right: readonly Party[] = [];
  #barred: ReadonlySet<string> = new Set();
  #market: MeetingMarket | null = null;
  #cleared: Lists | null = null;

  /** Takes what was read of the directory and differs from what was known. */
  learn({ profiles, trade, day }: { profiles: readonly Profile[]; trade: TradeContext | null; day: LocalDate }): void {
    if (!this.#matchmaker && trade) this.#matchmaker = new Matchmaker({ trade, on: day });
    else if (trade) this.#matchmaker?.changeTrade(trade);
    const matchmaker = this.#matchmaker;
    if (!matchmaker) return;
    matchmaker.beginDay(day);
    if (trade || day !== this.#day) this.#market = null;
    this.#day = day;
    const keep = (): void => profiles.forEach((profile) => matchmaker.keep(profile));
    this.#change(new Set(profiles.map(({ organisation }) => organisation)), keep);
  }

  /** What is recommended to an organisation of this session as it is now; null while the trade around the fair is not known. */
  recommend(state: MarketState, of: OrganisationId): Recommended | null {
    const matchmaker = this.#matchmaker;
    if (!matchmaker) return null;
    this.#see(state);
    const own = this.#parties.get(of);
    if (!own) return { list: [], near: [], hasProfile: false };
    const hasProfile = matchmaker.hasProfile(own);
    return { list: this.#listOf(own, matchmaker), near: this.#nearOf(own, matchmaker), hasProfile };
  }

  #see({ parties, barred, emphasis = NO_EMPHASIS }: MarketState): void {
    const touched = this.#matchmaker?.emphasise(emphasis);
    if (touched === 'everybody' || touched?.size) this.#market = null;
    const text = (party: Party | undefined): string => (party ? `${party.side} ${party.languages.join(' ')}` : '');
    const known = this.#parties;
    this.#parties = new Map(parties.map((party) => [party.organisation, party]));
    if (known.size !== parties.length || parties.some((one) => text(known.get(one.organisation)) !== text(one)))
      this.#market = null;
    if (parties.some((one) => known.get(one.organisation)?.slots !== one.slots)) this.#cleared = null;
    this.#left = parties.filter(({ side }) => side === 'exhibitor');
    this.#right = parties.filter(({ side }) => side === 'buyer');
    const now = new Set(barred);
    const before = this.#barred;
    const moved = [...barred.filter((pair) => !before.has(pair)), ...[...before].filter((pair) => !now.has(pair))];
    this.#change(new Set(moved.flatMap((pair) => pair.split(' ') as OrganisationId[])), () => (this.#barred = now));
  }

  /** Something about these organisations becomes another thing. */
  #change(organisations: ReadonlySet<OrganisationId>, change: () => unknown): void {
    if (organisations.size === 0) return void change();
    this.#cleared = null;
    if (!this.#market) return void change();
    const numbers = (parties: readonly Party[]): number[] =>
      [...parties.keys()].filter((at) => organisations.has(parties[at]!.organisation));
    this.#market.change({ lefts: numbers(this.#left), rights: numbers(this.#right) }, change);
  }

  #clear(matchmaker: Matchmaker): Lists {
    if (!this.#market) {
      this.#cleared = null;
      const [lefts, rights] = [this.#left.length, this.#right.length];
      const pullOf = (left: number, right: number): number =>
        this.#pullOf(this.#left[left]!, this.#right[right]!, matchmaker);
      this.#market = new MeetingMarket({ lefts, rights, candidates: CANDIDATES, pullOf });
    }
    if (this.#cleared) return this.#cleared;
    const slots = (parties: readonly Party[]): Float64Array => Float64Array.from(parties, (party) => party.slots);
    const mass = { left: slots(this.#left), right: slots(this.#right) };
    const { graph, meetings } = this.#market.clear(mass);
    return (this.#cleared = listsWithin(graph, meetings, mass));
  }

  /** RE2. */
  #pullOf(company: Party, buyer: Party, matchmaker: Matchmaker): number {
    const { score } = matchmaker.fitOf(company.organisation, buyer.organisation);
    if (!score || this.#barred.has(organisationPair(company.organisation, buyer.organisation))) return 0;
    const canTalk = company.languages.some((language) => buyer.languages.includes(language));
    const { exhibitor, buyer: sought } = scoreOf(score, canTalk);
    return Math.exp((exhibitor + sought) / SPREAD);
  }

  #listOf(own: Party, matchmaker: Matchmaker): Recommended['list'] {
    if (own.slots === 0) return [];
    const { ofLefts, ofRights } = this.#clear(matchmaker);
    const isLeft = own.side === 'exhibitor';
    const { start, shown } = isLeft ? ofLefts : ofRights;
    const number = (isLeft ? this.#left : this.#right).indexOf(own);
    const others = isLeft ? this.#right : this.#left;
    return [...shown.subarray(start[number], start[number + 1])].slice(0, MOST_TOLD).map((at) => {
      const { organisation } = others[at]!;
      const { score } = this.#fitOf(own, organisation, matchmaker);
      return { organisation, score: score! };
    });
  }

  #nearOf(own: Party, matchmaker: Matchmaker): Recommended['near'] {
    const near: { organisation: OrganisationId; obstacle: Obstacle }[] = [];
    for (const { organisation, side } of this.#parties.values()) {
      if (side !== otherSide(own.side) || this.#barred.has(organisationPair(own.organisation, organisation))) continue;
      const [only, ...more] = this.#fitOf(own, organisation, matchmaker).obstacles ?? [];
      const isOne = only?.code === 'missing-certificate' || only?.code === 'licence-missing';
      if (isOne && more.length === 0) near.push({ organisation, obstacle: only });
      if (near.length === MOST_NEAR) break;
    }
    return near;
  }

  #fitOf({ side, organisation }: Party, other: OrganisationId, matchmaker: Matchmaker) {
    return side === 'exhibitor' ? matchmaker.fitOf(organisation, other) : matchmaker.fitOf(other, organisation);
  }
}
