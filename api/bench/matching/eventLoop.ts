import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ExhibitionId, SessionId } from '../../src/domain/kernel/id.ts';
import { MINUTE, SECOND } from '../../src/domain/kernel/time.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { NodeClock } from '../../src/engine/nodeClock.ts';
import { MemoryBell } from '../../src/memory/memoryBell.ts';
import { MemoryMatchProfiles } from '../../src/memory/memoryMatchProfiles.ts';
import { MemorySessionLog } from '../../src/memory/memorySessionLog.ts';
import { HENGQIN, MACAO } from '../../test/builders/matching.ts';
import { absolute, type Figure } from '../figure.ts';
import { hallOf } from './hall.ts';
import { placesAt } from './liveFloor.ts';

const SESSION = 'session-1' as SessionId;
const PEOPLE = 500;
const WATCHED_MS = 6 * SECOND;
/** Rounds before anything is watched: until then everybody's profile was read and most are judged. */
const SETTLED_ROUNDS = 20;
const STEP_MS = 25;

/**
 * How long the event loop that serves sockets stands still while a session of 1,000 is paired: the delay of a timer of a millisecond, with the same commands
 * beside it while pairing is paused as the floor. The log is in memory, so that nothing but matching and deciding takes time.
 */
export async function eventLoopFigures(): Promise<Figure[]> {
  const clock = new NodeClock();
  const { participants, profiles, trade } = hallOf(PEOPLE);
  let ids = 0;
  const quiet = (): void => {};
  const engine = createEngine({
    log: new MemorySessionLog(() => clock.now()),
    bell: new MemoryBell(),
    clock,
    newId: () => `id-${++ids}`,
    matchProfiles: new MemoryMatchProfiles({ trade, timeZone: 'Asia/Macau' }, profiles),
    logger: { info: quiet, warn: quiet, error: (facts, message) => console.error(message, facts) },
    holder: 'bench',
  });
  await engine.start();
  const floor = new Driver(engine);
  await floor.open(clock.now(), participants);
  await floor.do({ kind: 'start-pairing', reason: null });
  for (let round = 0; round < SETTLED_ROUNDS; { round } = (await engine.read(SESSION))!)
    await stepping(SECOND, () => floor.step());
  const { round: before } = (await engine.read(SESSION))!;
  const paired = await watched(() => floor.step());
  const rounds = (await engine.read(SESSION))!.round - before;
  await floor.do({ kind: 'pause-pairing', until: null, reason: null });
  const paused = await watched(() => floor.step());
  await engine.stop();
  const told = ({ p99, most }: Delay): string => `p99 ${p99.toFixed(1)}, most ${most.toFixed(1)} ms`;
  const note = `1,000 people, ${rounds} rounds in ${WATCHED_MS / 1_000} s: ${told(paired)}; the same commands while paused: ${told(paused)}; above the latter`;
  const value = Math.max(0, paired.most - paused.most);
  return [absolute({ bench: 'matching', metric: 'event loop blocked by matching', value, unit: 'ms', goal: 10, note })];
}

interface Delay {
  p99: number;
  most: number;
}

async function watched(step: () => Promise<void>): Promise<Delay> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await stepping(WATCHED_MS, step);
  delays.disable();
  return { p99: delays.percentile(99) / 1e6 - 1, most: delays.max / 1e6 - 1 };
}

async function stepping(milliseconds: number, step: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + milliseconds; performance.now() < until;) {
    await step();
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

/** People who come and go, and take what they are offered, one command at a time. */
class Driver {
  readonly #engine: Engine;
  #people: readonly string[] = [];
  #next = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async open(now: number, participants: ReturnType<typeof hallOf>['participants']): Promise<void> {
    await this.do({
      kind: 'draft-session',
      session: SESSION,
      exhibition: 'exhibition-1' as ExhibitionId,
      opensAt: now,
      endsAt: now + 600 * MINUTE,
      rules: { ...DEFAULT_RULES, cooldownSeconds: 0, silentSeconds: 3_600 },
      venues: [MACAO, HENGQIN].map((venue) => ({ venue, code: venue, walkMinutes: 2 })),
      places: [MACAO, HENGQIN].flatMap((venue) => [...placesAt(venue, 'table', 90), ...placesAt(venue, 'video', 10)]),
    });
    await this.do({ kind: 'open-session', reason: null });
    for (const { participant, side, organisation, venue, languages } of participants) {
      const about = { participant, side, organisation, venue, languages, person: participant as never };
      const rest = { ownerGroup: null, size: null, stand: null, answerSeconds: null, commitments: [], forbidden: [] };
      await this.do({ kind: 'check-in', facts: { ...about, ...rest } });
      await this.do({ kind: 'become-available', participant });
    }
    this.#people = participants.map(({ participant }) => participant);
  }

  /** One goes for a coffee and comes back; a few answer; a meeting ends. */
  async step(): Promise<void> {
    const participant = this.#people[this.#next++ % this.#people.length] as never;
    await this.do({ kind: 'pause', participant, until: null });
    await this.do({ kind: 'become-available', participant });
    const session = (await this.#engine.read(SESSION))!;
    for (const offer of [...session.liveOffers.keys()].slice(0, 4)) {
      const { exhibitor, buyer } = session.offers.get(offer)!;
      for (const one of [exhibitor, buyer]) await this.do({ kind: 'accept-offer', offer, participant: one });
    }
    for (const meeting of [...session.liveMeetings.keys()].slice(0, 2)) {
      const { exhibitor, buyer, state } = session.meetings.get(meeting)!;
      if (state === 'IN_PROGRESS') await this.do({ kind: 'end-meeting', meeting, participant: null, reason: null });
      else for (const one of [exhibitor, buyer]) await this.do({ kind: 'arrive', meeting, participant: one });
    }
  }

  /** A refusal is an answer as well: people come too late. */
  async do(order: Order): Promise<void> {
    await this.#engine.send(SESSION, { actor: { by: 'system' }, ...order }, null);
  }
}
