import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/kernel/time.ts';
import { Matchmaker } from '../../src/domain/matching/matchmaker.ts';
import type { Profile } from '../../src/domain/matching/profile.ts';
import { proposeRound, verifyRound } from '../../src/domain/matching/round.ts';
import { roundInputOf } from '../../src/domain/matching/sessionRound.ts';
import { whyNotYet } from '../../src/domain/matching/whyNotYet.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { aBuyer, aCompany, aProduct, aRequirement, aTrade, FAIR_DAY, id } from '../builders/matching.ts';
import { Hour } from './hour.ts';
import { seeds } from './seeds.ts';

const GOODS = ['0901', '090121', '0902', '09', '2204'];

/** Proposes what the matchmaker proposes, and checks each round on the way. */
class MatchedRounds {
  readonly #matchmaker = new Matchmaker({ trade: aTrade(), on: FAIR_DAY });
  readonly #known = new Set<string>();

  propose(session: Session, now: Instant): Order | null {
    if (session.state !== 'PAIRING') return null;
    this.#learn(session);
    const input = roundInputOf(session, { now, matchmaker: this.#matchmaker });
    const round = proposeRound(input);
    expect(verifyRound(round)).toMatchObject({ gap: expect.closeTo(round.certificate.gap, 9) });
    // With interpreters the gap is reported, not promised (MA35).
    if (!round.graph.resourceNames.some((name) => name.startsWith('interpreters')))
      expect(round.certificate.gap).toBeLessThanOrEqual(1e-3);
    for (const participant of round.waiting) expect(whyNotYet(input, participant)?.reasons.length).toBeGreaterThan(0);
    if (round.pairs.length === 0) return null;
    return { kind: 'propose-pairs', asOf: session.head, pairs: round.pairs, certificate: round.certificate };
  }

  #learn(session: Session): void {
    for (const { organisation, side } of session.participants.values()) {
      if (this.#known.has(organisation)) continue;
      this.#known.add(organisation);
      this.#matchmaker.keep(profileOf(organisation, side, GOODS[this.#known.size % GOODS.length]!));
    }
  }
}

function profileOf(organisation: string, side: 'exhibitor' | 'buyer', goods: string): Profile {
  const of = { organisation: id<'Organisation'>(organisation), themes: ['food'] };
  return side === 'exhibitor'
    ? aCompany({ ...of, products: [aProduct({ product: id(`${organisation}-product`), hsCodes: [goods] })] })
    : aBuyer({ ...of, requirements: [aRequirement({ requirement: id(`${organisation}-wish`), hsCodes: [goods] })] });
}

test.each(seeds(4))(
  '[MA30, MA37] in an hour of seed %i every pair that the matchmaker proposes is one that the core offers, and every round is proven',
  (seed) => {
    const rounds = new MatchedRounds();
    const options = { seed, people: 24 + (seed % 3) * 24, tables: 2 + (seed % 4) * 2, interference: 0.1 };
    const hour = new Hour(options, (session, now) => rounds.propose(session, now)).run();
    const run = hour.log.flatMap((event) => (event.kind === 'round-run' ? [event] : []));
    expect(run.length).toBeGreaterThan(10);
    for (const { made, proposed, round } of run) expect({ round, made }).toEqual({ round, made: proposed });
    expect([...hour.session.meetings.values()].filter(({ state }) => state === 'ENDED').length).toBeGreaterThan(0);
  },
);
