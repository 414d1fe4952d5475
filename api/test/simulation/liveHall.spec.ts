import { expect, test } from 'vitest';
import { candidateGraph } from '../../src/domain/matching/candidates.ts';
import { rarityAt } from '../../src/domain/matching/goods.ts';
import { LiveHall } from '../../src/domain/matching/liveHall.ts';
import { Matchmaker } from '../../src/domain/matching/matchmaker.ts';
import type { Profile } from '../../src/domain/matching/profile.ts';
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

const GOODS = ['0901', '090121', '0902', '09', '2204'];
const WORDS = ['bean', 'roast', 'organ', 'red', 'wine', 'cup'];
/** So few that lists are cut in a pool of this size. */
const CANDIDATES = 2;

/** Proposes what the live hall proposes, and holds each round against the one that is built from nothing. */
class HallBesideOracle {
  rounds = 0;
  cut = 0;
  readonly #random: Random;
  readonly #matchmaker = new Matchmaker({ trade: aTrade(), on: FAIR_DAY });
  readonly #hall = new LiveHall(this.#matchmaker, { mostCandidates: CANDIDATES });
  readonly #sides = new Map<OrganisationId, Side>();
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
    const input = roundInputOf(session, { now, matchmaker: this.#matchmaker, acceptance });
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
      const isKnown = this.#sides.has(organisation);
      if (this.#random.happens(isKnown ? 0.01 : 0.7)) {
        this.#sides.set(organisation, side);
        this.#matchmaker.keep(this.#profileOf(organisation, side));
        changed.push(organisation);
      }
    }
    this.#hall.learned(changed);
    if (!this.#random.happens(0.02)) return;
    const lines = [aRequirement({ tokens: WORDS.slice(this.#random.between(0, 5)) })];
    this.#matchmaker.changeTrade(aTrade({ rarity: rarityAt(lines) }));
    this.#hall.learnedAll();
  }

  #profileOf(organisation: OrganisationId, side: Side): Profile {
    const some = <T>(all: readonly T[]): T[] => all.filter(() => this.#random.happens(0.4));
    const [hsCodes, tokens, themes] = [some(GOODS), some(WORDS), some(['food', 'craft'])];
    const about = { organisation, themes };
    return side === 'exhibitor'
      ? aCompany({ ...about, products: [aProduct({ hsCodes, tokens })], certificates: some([aCertificate()]) })
      : aBuyer({ ...about, requirements: [aRequirement({ hsCodes, tokens, mustSchemes: some(['M-MARK']) })] });
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
