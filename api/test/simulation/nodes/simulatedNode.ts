import { createEngine, type Engine } from '../../../src/engine/engine.ts';
import { NodeClock } from '../../../src/engine/nodeClock.ts';
import type { MatchProfiles } from '../../../src/ports/matchProfiles.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { SessionLog } from '../../../src/ports/sessionLog.ts';
import type { Random } from '../random.ts';
import type { Agenda } from './agenda.ts';
import type { SimulatedBells } from './simulatedBells.ts';
import type { SimulatedLines } from './simulatedLines.ts';
import { StoreLine } from './storeLine.ts';

/** What all nodes of a run share. */
export interface Installation {
  agenda: Agenda;
  random: Random;
  store: SessionLog;
  bells: SimulatedBells;
  /** Between the nodes; null where there is one. */
  lines: SimulatedLines | null;
  profiles: MatchProfiles;
  logger: Logger;
  latency: number;
  newId(): string;
  /** Called after each append that arrived; `isStale`: it was written although its holder's epoch has passed. */
  arrived(isStale: boolean): void;
}

/**
 * One process: everything that reaches it (timers, answers of the database, rings, requests) comes in through `enter`, so that it can stand still,
 * as under SIGSTOP, and go on long after; and so that it can die, after which nothing reaches it any more.
 */
export class SimulatedProcess {
  readonly name: string;
  readonly engine: Engine;
  readonly line: StoreLine;
  readonly #agenda: Agenda;
  #isAlive = true;
  #isHalted = false;
  #isStopping = false;
  readonly #held: (() => void)[] = [];

  constructor(name: string, installation: Installation) {
    const { agenda, random, bells, lines, logger, newId, profiles } = installation;
    this.name = name;
    this.#agenda = agenda;
    this.line = new StoreLine(this, installation);
    // Wall clocks are minutes apart, and no two quartzes agree.
    const started = agenda.now();
    const [apart, rate] = [random.between(-600_000, 600_000), 1 + random.between(-200, 200) / 1_000_000];
    const clock = new NodeClock({
      monotonic: () => (agenda.now() - started) * rate,
      wall: () => agenda.now() + apart,
      after: (milliseconds, wake) => this.#wakeAfter(milliseconds / rate, wake),
    });
    const bell = bells.bellOf(this);
    this.engine = createEngine({
      log: this.line,
      bell,
      clock,
      newId,
      matchProfiles: profiles,
      logger,
      holder: name,
      nodes: lines?.of(this) ?? null,
    });
    void this.engine.start();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  /** Drains, or is gone. */
  get isLeaving(): boolean {
    return this.#isStopping || !this.#isAlive;
  }

  /** Something reaches the process: now, when it goes on, or never. */
  enter(run: () => void): void {
    if (!this.#isAlive) return;
    if (this.#isHalted) this.#held.push(run);
    else run();
  }

  /** A wake that is due while the process stands still can be cancelled by what it does first when it goes on. */
  #wakeAfter(milliseconds: number, wake: () => void): () => void {
    let isCancelled = false;
    const cancel = this.#agenda.after(milliseconds, () => this.enter(() => isCancelled || wake()));
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  /** Dies without a word. What it has sent is on its way. */
  kill(): void {
    this.#isAlive = false;
  }

  /** SIGSTOP. */
  halt(): void {
    this.#isHalted = true;
  }

  /** SIGCONT: what came meanwhile reaches it one after the other. */
  goOn(): void {
    this.#isHalted = false;
    for (const run of this.#held.splice(0)) this.#agenda.after(0, () => this.enter(run));
  }

  /** SIGTERM: drains, hands its leases over, and is gone. */
  stop(): void {
    this.#isStopping = true;
    const { engine } = this;
    const leave = async () => {
      await engine.leave();
      await engine.stop();
      this.kill();
    };
    this.enter(() => void leave());
  }
}
