import { fc } from '../builders/property.ts';
import { expect, test } from 'vitest';
import type { DeedId } from '../../src/domain/kernel/id.ts';
import { secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { decide } from '../../src/domain/pairing/decide.ts';
import type { PairingEvent } from '../../src/domain/pairing/event.ts';
import { evolve } from '../../src/domain/pairing/evolve.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { openFloor, staff } from '../builders/pairing.ts';
import { anyDraw, orderOf, type Drawn } from './anyOrder.ts';
import { brokenAfterDecision, brokenInState, brokenIndexes, overdue } from './promises.ts';
import { Witness } from './witness.ts';

/** How many sequences are drawn; `pnpm soak` asks for more. */
const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 100);

test('[PA5] any order in any state has an answer, and no sequence of orders breaks a promise', () => {
  fc.assert(fc.property(fc.array(anyDraw, { minLength: 60, maxLength: 160, size: 'max' }), plays), { numRuns: RUNS });
}, 300_000);

function plays(draws: readonly Drawn[]): void {
  const play = new Play();
  for (const draw of draws) {
    play.now = secondsAfter(play.now, draw.seconds);
    // Timers are late now and then.
    if (draw.other % 4 > 0) play.asks({ kind: 'pass-time' });
    play.asks(orderOf(draw, play.session, play.now));
  }
}

class Play {
  session: Session;
  now: Instant;
  readonly #witness = new Witness();
  #ids = 0;
  #deeds = 0;

  constructor() {
    const { session, now } = openFloor({ tables: 2, tablesInHengqin: 1, videoTables: 1 });
    this.session = session;
    this.now = now;
  }

  asks(order: Order): void {
    const newId = (): string => `id-${String(++this.#ids).padStart(4, '0')}`;
    const actor = order.kind === 'undo' ? staff() : { ...staff(), deed: `deed-${++this.#deeds}` as DeedId };
    const decision = decide(this.session, { actor, ...order }, { now: this.now, newId });
    if (isRefusal(decision)) return;
    for (const event of decision.events) this.#happens(event);
    expect(decision.session).toEqual(this.session);
    expect([...brokenAfterDecision(this.session), ...brokenIndexes(this.session)]).toEqual([]);
    if (order.kind === 'pass-time') expect(overdue(this.session)).toEqual([]);
  }

  #happens(event: PairingEvent): void {
    const before = this.session;
    this.session = evolve(before, event);
    expect(this.#witness.notices({ before, event, after: this.session })).toEqual([]);
    expect(brokenInState(this.session, event)).toEqual([]);
  }
}
