import {
  AppendUnknown,
  type AppendResult,
  type Batch,
  type Guard,
  type Head,
  type KeptAnswer,
  type KeyName,
  type Lease,
  type LoggedEvent,
  type SessionLog,
  type Snapshot,
} from '../../src/ports/sessionLog.ts';
import type { SessionId } from '../../src/domain/kernel/id.ts';

/** What goes wrong with an append. */
export type AppendFault =
  /** The connection is lost before the batch arrives. */
  | 'lost-before'
  /** The batch is written, its answer is lost. */
  | 'lost-after'
  /** The connection is lost; the batch arrives only after it was looked for in vain. */
  | 'late'
  /** The log answers with an error of its own. */
  | 'error'
  | { guarded: Guard };

/** A session log between the engine and another one: it counts, holds back and breaks what it is told to. */
export class FaultyLog implements SessionLog {
  readonly #log: SessionLog;
  readonly #faults: AppendFault[] = [];
  #late: (() => Promise<unknown>) | null = null;
  #held: Promise<void> | null = null;
  /** Refuses whatever batch this says. */
  guard: (batch: Batch) => Guard | null = () => null;
  /** Batches that were sent, whatever became of them. */
  readonly sent: Batch[] = [];
  lookUps = 0;
  /** From where the log was read. */
  readonly readAfter: number[] = [];
  /** Appends on their way at the same time, at most. */
  mostInFlight = 0;
  /** While true every call fails as if the database were gone. */
  isDown = false;
  #inFlight = 0;
  #renewal: Promise<unknown> = Promise.resolve();

  constructor(log: SessionLog) {
    this.#log = log;
  }

  /** The next appends go wrong, one fault each. */
  failNext(...faults: AppendFault[]): void {
    this.#faults.push(...faults);
  }

  /** Holds every append back until the function that it returns is called. */
  hold(): () => void {
    let release!: () => void;
    this.#held = new Promise((resolve) => (release = resolve));
    return () => {
      this.#held = null;
      release();
    };
  }

  async append(batch: Batch): Promise<AppendResult> {
    this.sent.push(batch);
    this.mostInFlight = Math.max(this.mostInFlight, ++this.#inFlight);
    try {
      await this.#held;
      return await this.#append(batch);
    } finally {
      this.#inFlight--;
    }
  }

  async #append(batch: Batch): Promise<AppendResult> {
    this.#reach();
    const fault = this.#faults.shift();
    const guarded = this.guard(batch);
    if (guarded) return { guarded, detail: 'by the test' };
    if (fault === undefined) return this.#log.append(batch);
    if (typeof fault === 'object') return { guarded: fault.guarded, detail: 'by the test' };
    if (fault === 'error') throw new Error('the disk is full');
    if (fault === 'lost-after') await this.#log.append(batch);
    if (fault === 'late') this.#late = () => this.#log.append(batch);
    throw new AppendUnknown('the connection was lost');
  }

  async batchHead(session: SessionId, batch: string): Promise<number | null> {
    this.#reach();
    this.lookUps++;
    const found = await this.#log.batchHead(session, batch);
    await this.#late?.();
    this.#late = null;
    return found;
  }

  async take(session: SessionId, holder: string): Promise<Lease | null> {
    this.#reach();
    return this.#log.take(session, holder);
  }

  async renew(lease: Lease, holder: string): Promise<Lease | null> {
    this.#reach();
    const renewed = this.#log.renew(lease, holder);
    this.#renewal = renewed.catch(() => {});
    return renewed;
  }

  /** Cuts the node off for good: a renewal that was on its way has come to the log, and no other will. */
  async goDown(): Promise<void> {
    this.isDown = true;
    await this.#renewal;
  }

  async handOver(lease: Lease): Promise<void> {
    this.#reach();
    return this.#log.handOver(lease);
  }

  async head(session: SessionId): Promise<Head | null> {
    this.#reach();
    return this.#log.head(session);
  }

  async read(session: SessionId, after: number, limit: number): Promise<LoggedEvent[]> {
    this.#reach();
    this.readAfter.push(after);
    return this.#log.read(session, after, limit);
  }

  async keptAnswer(session: SessionId, name: KeyName): Promise<KeptAnswer | null> {
    this.#reach();
    return this.#log.keptAnswer(session, name);
  }

  async snapshot(session: SessionId, stateVersion: string): Promise<Snapshot | null> {
    this.#reach();
    return this.#log.snapshot(session, stateVersion);
  }

  async saveSnapshot(session: SessionId, snapshot: Snapshot): Promise<void> {
    this.#reach();
    return this.#log.saveSnapshot(session, snapshot);
  }

  async openSessions(): Promise<SessionId[]> {
    this.#reach();
    return this.#log.openSessions();
  }

  #reach(): void {
    if (this.isDown) throw new AppendUnknown('the database is gone');
  }
}
