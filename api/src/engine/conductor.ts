import { refuse } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewId } from '../ports/ids.ts';
import type { Logger } from '../ports/logger.ts';
import type { Batch, Guard, Lease, LoggedEvent, SessionLog } from '../ports/sessionLog.ts';
import { SendAgain } from '../ports/sessions.ts';
import { appendSurely } from './appendSurely.ts';
import type { Core, Told } from './core.ts';
import { decideBatch, type Decided, type ProposeNow, type RoundRun } from './decideBatch.ts';
import { KeptAnswers } from './keptAnswers.ts';
import { netResult } from './netResult.ts';
import { Stopped, type Pause } from './pause.ts';
import type { Waiting } from './waiting.ts';

/** Commands that may wait in one session; the next one is refused as `overloaded`. */
export const MOST_WAITING = 2_000;
/** Commands that are decided together: enough to share one commit, few enough that deciding them takes milliseconds. */
export const MOST_A_BATCH = 128;
/** With fewer waiting, deciding them ahead saves nothing, and whoever comes meanwhile would need a commit of their own. */
const WORTH_DECIDING_AHEAD = 32;

export interface ConductorParts {
  log: SessionLog;
  core: Core;
  clock: Clock;
  newId: NewId;
  logger: Logger;
  pause: Pause;
  proposeNow: ProposeNow;
  /** Called right after a commit, before its commands are answered. */
  committed(session: Session, events: readonly LoggedEvent[], round: RoundRun | null): void;
  /** The fence refused: another has taken the session over. These commands are not decided. */
  lost(waiting: readonly Waiting[]): void;
}

/** A guard of the database refused a command that the core had accepted: a bug, or two sessions that claim one person or place. */
export class GuardedFault extends Error {
  readonly guard: Guard;

  constructor(guard: Guard, detail: string) {
    super(`the database refused what was decided: ${guard}: ${detail}`);
    this.guard = guard;
  }
}

/** The database could not write what was decided (a full disk, a table that is not there), and said so: nothing was done, and it may be sent again. */
export class NotWritten extends SendAgain {
  constructor(detail: string) {
    super(`the database did not write what was decided: ${detail}`);
  }
}

/**
 * Conducts one live session while this process holds its lease (CONDUCTOR.md): keeps the committed session, decides the commands that wait
 * together on a copy, appends what happened in one batch, and answers only then. Never more than one batch is in flight; the next may be decided meanwhile.
 */
export class Conductor {
  readonly #parts: ConductorParts;
  readonly #kept: KeptAnswers;
  #session: Session;
  #lease: Lease;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #over = false;

  constructor(session: Session, lease: Lease, parts: ConductorParts) {
    this.#session = session;
    this.#lease = lease;
    this.#parts = parts;
    this.#kept = new KeptAnswers(parts.log, session.session);
  }

  /** The committed session: nobody sees more. */
  get session(): Session {
    return this.#session;
  }

  get lease(): Lease {
    return this.#lease;
  }

  /** Takes a command in; its promise is settled after the commit. The engine's own commands have no bound. */
  enqueue(waiting: Waiting): void {
    if (this.#kept.joins(waiting)) return;
    if (this.#waiting.length >= MOST_WAITING && !waiting.isOwn)
      return waiting.settle(refuse('overloaded', { waiting: this.#waiting.length }));
    this.#kept.begin(waiting);
    this.#waiting.push(waiting);
    this.#wake();
  }

  /** The lease was prolonged: a conductor that had stopped deciding goes on. */
  renewed(lease: Lease): void {
    this.#lease = lease;
    this.#wake();
  }

  /** Another has taken the session over, or it is given away: no further batch is begun, and what waits is handed back. */
  async end(): Promise<readonly Waiting[]> {
    this.#over = true;
    await this.#running;
    return this.#waiting.splice(0);
  }

  /** Resolves when nothing waits any more, or nothing more will be decided. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #wake(): void {
    if (this.#running || !this.#mayDecide() || this.#waiting.length === 0) return;
    this.#running = this.#run().finally(() => {
      this.#running = null;
      this.#wake();
    });
  }

  /** A holder whose lease ran out stops deciding; the fence would refuse it once another has taken over. */
  #mayDecide(): boolean {
    return !this.#over && this.#parts.clock.now() < this.#lease.leaseUntil;
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // what arrives in this same turn is decided together
    let next: Step | null = null;
    while (this.#mayDecide()) {
      const step = next ?? this.#nextStep(this.#session);
      if (!step) return;
      next = await this.#take(step);
    }
    if (next) this.#giveBack(next);
  }

  /** Decides what waits on top of `base`; null when nothing waits. A core that fails as a whole fails its commands. */
  #nextStep(base: Session, mayRunRound = true): Step | null {
    while (this.#waiting.length > 0) {
      const taken = this.#waiting[0]!.alone ? this.#waiting.splice(0, 1) : this.#waiting.splice(0, MOST_A_BATCH);
      try {
        const decided = this.#decide(taken, base, mayRunRound);
        return { taken, decided, batch: this.#batch(taken, decided, base) };
      } catch (fault) {
        this.#bug(taken, fault);
        for (const waiting of taken) waiting.fail(fault);
      }
    }
    return null;
  }

  /** Appends a step and answers; gives the next step when it was decided meanwhile. */
  async #take({ taken, decided, batch }: Step): Promise<Step | null> {
    if (batch.events.length === 0 && batch.keys.length === 0) {
      this.#answer(taken, decided);
      return null;
    }
    const appending = appendSurely(batch, this.#parts);
    const next = await this.#decideAhead(taken, decided);
    const result = await appending.catch((fault: unknown) => ({ fault }));
    if ('appended' in result) {
      this.#session = decided.session;
      this.#kept.remember(batch.keys);
      this.#parts.committed(decided.session, batch.events, decided.round);
      this.#answer(taken, decided);
      return next;
    }
    // What was decided on top of it goes with it.
    if (next) this.#giveBack(next);
    if ('fenced' in result) this.#lose(taken);
    else if ('guarded' in result) await this.#apart(taken, new GuardedFault(result.guarded, result.detail));
    else if ('failed' in result) await this.#apart(taken, new NotWritten(result.failed));
    else this.#failed(taken, result.fault);
    return null;
  }

  /**
   * While the database writes a batch, the next one is decided on the copy that it leaves, so that neither waits for the other. It is sent, and anything
   * of it told, only once the first is in the log. No round is run on top of one that is not committed: its pairs may not come to be.
   */
  async #decideAhead(taken: readonly Waiting[], { session, round }: Decided): Promise<Step | null> {
    // The append is on its way before anything else is computed.
    await afterThisTick();
    if (taken[0]?.alone || this.#waiting[0]?.alone || !this.#mayDecide()) return null;
    if (this.#waiting.length < WORTH_DECIDING_AHEAD) return null;
    const next = this.#nextStep(session, round === null);
    if (next) this.#parts.log.prepare?.(next.batch);
    return next;
  }

  #giveBack({ taken }: Step): void {
    this.#waiting.unshift(...taken);
  }

  #failed(taken: readonly Waiting[], fault: unknown): void {
    if (!(fault instanceof Stopped)) this.#bug(taken, fault);
    for (const waiting of taken) waiting.fail(fault);
  }

  #decide(taken: readonly Waiting[], base: Session, mayRunRound: boolean): Decided {
    const { core, newId, proposeNow, clock } = this.#parts;
    // Never before the last event's time.
    const now = Math.max(clock.now(), base.asOf);
    return decideBatch(
      base,
      taken.map(({ command }) => command),
      { core, newId, now, proposeNow: mayRunRound && !taken[0]?.alone ? proposeNow : null },
    );
  }

  #batch(taken: readonly Waiting[], { session, events, verdicts }: Decided, base: Session): Batch {
    return {
      session: session.session,
      exhibition: session.exhibition,
      batch: this.#parts.newId(),
      epoch: this.#lease.epoch,
      expectedHead: base.head,
      events,
      ...netResult(base, session),
      keys: taken.flatMap(({ key }, at) => {
        const verdict = verdicts[at];
        return key && verdict && 'accepted' in verdict ? [{ ...key, answer: answerOf(session, verdict.accepted) }] : [];
      }),
    };
  }

  #answer(taken: readonly Waiting[], { session, verdicts }: Decided): void {
    for (const [at, waiting] of taken.entries()) {
      const verdict = verdicts[at];
      if (!verdict || 'fault' in verdict) {
        this.#bug([waiting], verdict?.fault);
        waiting.fail(verdict?.fault);
      } else if ('accepted' in verdict) waiting.settle(answerOf(session, verdict.accepted));
      else if (waiting.key) void this.#answerKept(waiting).then((kept) => kept || waiting.settle(verdict));
      else waiting.settle(verdict);
    }
  }

  /** Answers a command whose key an earlier holder of the lease has answered already. */
  async #answerKept(waiting: Waiting): Promise<boolean> {
    if (!waiting.key) return false;
    try {
      const kept = await this.#kept.inLog(waiting.key);
      if (kept) waiting.settle(kept);
      return kept !== null;
    } catch (fault) {
      waiting.fail(fault);
      return true;
    }
  }

  /** The copy is dropped with the batch; the commands are decided again one a batch, and the one refused again gets the fault. */
  async #apart(taken: readonly Waiting[], fault: GuardedFault | NotWritten): Promise<void> {
    const known = await Promise.all(taken.map((waiting) => this.#answerKept(waiting)));
    const left = taken.filter((_, at) => !known[at]);
    const [only] = left;
    if (only?.alone) return this.#refusedAgain(only, fault);
    for (const waiting of left) waiting.alone = true;
    this.#waiting.unshift(...left);
  }

  /** Only the database knows of a person's presence in another session: there it is a "no", not a bug. */
  #refusedAgain(waiting: Waiting, fault: GuardedFault | NotWritten): void {
    if (fault instanceof GuardedFault && fault.guard === 'live-person')
      return waiting.settle(refuse('in-other-session'));
    this.#bug([waiting], fault);
    waiting.fail(fault);
  }

  #lose(taken: readonly Waiting[]): void {
    this.#over = true;
    this.#parts.lost([...taken, ...this.#waiting.splice(0)]);
  }

  #bug(taken: readonly Waiting[], fault: unknown): void {
    const { session, head } = this.#session;
    const commands = taken.map(({ command }) => command.kind);
    const error = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    this.#parts.logger.error({ session, head, commands, error }, 'a command failed');
  }
}

/** A batch as it was decided, and the commands that it answers. */
interface Step {
  taken: Waiting[];
  decided: Decided;
  batch: Batch;
}

function afterThisTick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

function answerOf({ session, head }: Session, told: Told) {
  return { session, sequence: head, ...told };
}
