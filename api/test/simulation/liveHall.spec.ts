import { expect, test } from 'vitest';
import { candidateGraph } from '../../src/domain/matching/candidates.ts';
import { rarityAt } from '../../src/domain/matching/goods.ts';
import { LiveHall } from '../../src/domain/matching/liveHall.ts';
import { Matchmaker } from '../../src/domain/matching/matchmaker.ts';
import type { Profile, TradeContext } from '../../src/domain/matching/profile.ts';
import { proposeRound, verifyRound, type Round } from '../../src/domain/matching/round.ts';
import { roundInputOf } from '../../src/domain/matching/sessionRound.ts';
import type { OrganisationId } from '../../src/domain/kernel/id.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { Side } from '../../src/domain/kernel/side.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { aBuyer, aCertificate, aCompany, aProduct, aRequirement, aTrade, FAIR_DAY, id } from '../builders/matching.ts';
import { floorOfTwo, HENGQIN, REASON, staff } from '../builders/pairing.ts';
import { Hour } from './hour.ts';
import { Random } from './random.ts';
import { seeds } from './seeds.ts';

const SCHEMES = ['M-MARK', 'HQ-MADE', 'HACCP'];
const MARKETS = ['HK', 'PT', 'CN'];
/** What certificates begin and end between. */
const DAYS = ['2027-03-17', FAIR_DAY, '2027-03-19', '2027-03-20'];
const GOODS = ['0901', '090121', '0902', '09', '2204'];
const WORDS = ['bean', 'roast', 'organ', 'red', 'wine', 'cup'];
/** So few that lists are cut in a pool of this size. */
const CANDIDATES = 2;

/** Proposes what the live hall proposes, and holds each round against the one that is built from nothing. */
class HallBesideOracle {
  rounds = 0;
  cut = 0;
  readonly #random: Random;
  #trade = aTrade();
  #day = FAIR_DAY;
  readonly #profiles = new Map<OrganisationId, Profile>();
  readonly #matchmaker = new Matchmaker({ trade: this.#trade, on: this.#day });
  /** Knows the same and remembers nothing from another day or another trade. */
  #fromNothing = new Matchmaker({ trade: this.#trade, on: this.#day });
  readonly #hall = new LiveHall(this.#matchmaker, { mostCandidates: CANDIDATES });
  #before: Round | null = null;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  propose(known: Session, now: Instant): Order | null {
    const session = this.#elsewhere(known);
    this.#learn(session);
    this.#hall.follow(session);
    if (this.#random.happens(0.5)) this.#hall.placeSome(2);
    if (session.state !== 'PAIRING') return null;
    const acceptance = { intercept: -this.#random.between(1, 3), slope: 3.7 };
    const input = roundInputOf(session, { now, matchmaker: this.#fromNothing, acceptance });
    const oracle = proposeRound({ ...input, mostCandidates: CANDIDATES });
    const proposed = this.#hall.round({ now, acceptance })!;
    const { graph, ...round } = proposed;
    expect(graph.problem).toEqual(oracle.graph.problem);
    expect(round).toEqual({ ...oracle, graph: undefined });
    // The round before is proven still: the hall's arrays serve again, its graph's do not.
    if (this.#before) expect(verifyRound(this.#before)).not.toHaveProperty('fault');
    this.#before = proposed;
    this.rounds++;
    if (candidateGraph(input).problem.right.length > graph.problem.right.length) this.cut++;
    if (round.pairs.length === 0) return null;
    return { kind: 'propose-pairs', asOf: session.head, pairs: round.pairs, certificate: round.certificate };
  }

  /** The session with some people at the other venue, who speak something else. */
  #elsewhere(session: Session): Session {
    let { participants } = session;
    for (const one of session.participants.values())
      if (this.#random.happens(0.02))
        participants = participants.set(one.participant, { ...one, venue: HENGQIN, languages: ['cmn'] });
    return { ...session, participants };
  }

  /** Everybody has a profile some time after it came; now and then somebody has another, and now and then the fair does. */
  #learn(session: Session): void {
    const changed: OrganisationId[] = [];
    for (const { organisation, side } of session.participants.values()) {
      const isKnown = this.#profiles.has(organisation);
      if (this.#random.happens(isKnown ? 0.01 : 0.7)) {
        const profile = this.#profileOf(organisation, side);
        this.#profiles.set(organisation, profile);
        this.#matchmaker.keep(profile);
        this.#fromNothing.keep(profile);
        changed.push(organisation);
      }
    }
    this.#hall.learned(changed);
    const [isOtherTrade, isOtherDay] = [this.#random.happens(0.03), this.#random.happens(0.03)];
    if (!isOtherTrade && !isOtherDay) return;
    if (isOtherTrade) this.#hall.learned(this.#matchmaker.changeTrade((this.#trade = this.#otherTrade())));
    if (isOtherDay) this.#hall.learned(this.#matchmaker.beginDay((this.#day = this.#oneOf(DAYS))));
    const profiles = this.#profiles.values();
    this.#fromNothing = new Matchmaker({ trade: this.#trade, on: this.#day, profiles });
  }

  #oneOf<T>(all: readonly T[]): T {
    return all[this.#random.between(0, all.length - 1)]!;
  }

  #some<T>(all: readonly T[], share = 0.4): T[] {
    return all.filter(() => this.#random.happens(share));
  }

  /** What is recognised and agreed is other than before, and seldom the words of the fair. */
  #otherTrade(): TradeContext {
    const lines = [aRequirement({ tokens: WORDS.slice(this.#random.between(0, 5)) })];
    const rarity = this.#random.happens(0.2) ? rarityAt(lines) : this.#trade.rarity;
    const step = { from: this.#oneOf(SCHEMES), to: this.#oneOf(SCHEMES), conditions: this.#some(['made'], 0.3) };
    const [grants, status] = [this.#oneOf(['whole', 'part'] as const), this.#oneOf(['in-force', 'planned'] as const)];
    const agreement = {
      agreement: 'CEPA',
      exporters: ['MO'],
      importers: this.#some(MARKETS),
      hsCodes: null,
      leastShare: null,
      inForceFrom: this.#oneOf(DAYS),
      inForceUntil: null,
    };
    return aTrade({ rarity, recognitions: [{ ...step, grants, status }], agreements: this.#some([agreement], 0.8) });
  }

  #profileOf(organisation: OrganisationId, side: Side): Profile {
    const [hsCodes, tokens, themes] = [this.#some(GOODS), this.#some(WORDS), this.#some(['food', 'craft'])];
    const about = { organisation, themes };
    if (side === 'buyer') {
      const [mustSchemes, wishSchemes] = [this.#some(SCHEMES, 0.2), this.#some(SCHEMES, 0.2)];
      const [neededBy] = this.#some(DAYS, 0.1);
      const wanted = { deliveryMarket: this.#oneOf(MARKETS), neededBy: neededBy ?? null };
      return aBuyer({
        ...about,
        requirements: [aRequirement({ hsCodes, tokens, mustSchemes, wishSchemes, ...wanted })],
      });
    }
    const [validFrom, validUntil] = [this.#oneOf([null, ...DAYS]), this.#oneOf([null, ...DAYS])];
    const conditionsMet = this.#some(['made']);
    const certificates = this.#some(SCHEMES, 0.5).map((scheme) =>
      aCertificate({ scheme, validFrom, validUntil, conditionsMet }),
    );
    const products = [aProduct({ hsCodes, tokens, leadDays: this.#oneOf([null, 1, 3]) })];
    return aCompany({ ...about, products, certificates, targetMarkets: this.#some(MARKETS) });
  }
}

test.each(seeds(2))('[MA42] what is kept from event to event is what is built from nothing (seed %i)', (seed) => {
  const oracle = new HallBesideOracle(seed);
  new Hour({ seed, people: 80, tables: 4, interference: 0.1 }, (session, now) => oracle.propose(session, now)).run();
  expect(oracle.rounds).toBeGreaterThan(50);
  expect(oracle.cut).toBeGreaterThan(0);
});

test('[MA42] where many come at once who wait longest is placed first, and the others in the next rounds', () => {
  const { floor, exhibitor, buyer } = floorOfTwo();
  floor.pass(60);
  const late = floor.buyer('late');
  const profiles = ['lotus', 'ramos', 'late'].map((name, at) =>
    (at === 0 ? aCompany : aBuyer)({ organisation: id(`organisation-${name}`) }),
  );
  const matchmaker = new Matchmaker({ trade: aTrade(), on: FAIR_DAY, profiles });
  const hall = new LiveHall(matchmaker, { mostPlaced: 1 });
  hall.follow(floor.session);
  const first = hall.round({ now: floor.now })!;
  expect(first.pairs).toMatchObject([{ exhibitor, buyer }]);
  expect([first.graph.people.buyer.length, first.waiting]).toEqual([1, [late]]);
  expect(hall.round({ now: floor.now })!.graph.people.buyer).toHaveLength(2);
});

test('[MA9] a rule that lets two meet again reaches those who met before it', () => {
  const { floor, exhibitor, buyer } = floorOfTwo({ tables: 5, hours: 48, rules: { cooldownSeconds: 0 } });
  const [lotus, ramos] = [
    aCompany({ organisation: id('organisation-lotus') }),
    aBuyer({ organisation: id('organisation-ramos') }),
  ];
  const hall = new LiveHall(new Matchmaker({ trade: aTrade(), on: FAIR_DAY, profiles: [lotus, ramos] }));
  const found = (): number => {
    hall.follow(floor.session);
    return hall.round({ now: floor.now })!.pairs.length;
  };
  expect(found()).toBe(1);
  floor.meets(exhibitor, buyer);
  floor.pass(3 * 3_600);
  expect(found()).toBe(0);
  floor.do({ kind: 'change-rules', rules: { metAgainAfterHours: 2 }, reason: REASON }, staff());
  expect(found()).toBe(1);
  floor.do({ kind: 'change-rules', rules: { metAgainAfterHours: 24 }, reason: REASON }, staff());
  expect(found()).toBe(0);
});

test('[MA42] the hall of nobody proposes nobody', () => {
  const hall = new LiveHall(new Matchmaker({ trade: aTrade(), on: FAIR_DAY }));
  expect(hall.round({ now: 1 })).toBeNull();
  expect(hall.placeSome(5)).toBe(false);
  hall.learned([id('nobody')]);
});
