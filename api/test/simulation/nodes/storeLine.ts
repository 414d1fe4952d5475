import type { SessionId } from '../../../src/domain/kernel/id.ts';
import {
  AppendUnknown,
  type AppendResult,
  type Batch,
  type Head,
  type KeptAnswer,
  type KeyName,
  type Lease,
  type LoggedEvent,
  type SessionLog,
  type Snapshot,
} from '../../../src/ports/sessionLog.ts';
import type { Random } from '../random.ts';
import type { Agenda } from './agenda.ts';
import type { Installation, SimulatedProcess } from './simulatedNode.ts';

/** What goes wrong with the next append: it never arrives, it is committed and its answer is lost, or it arrives after its sender was told that it is lost. */
export type LostAppend = 'lost-before' | 'lost-after' | 'late';

/** After a connection is lost, what was sent on it may still arrive within this time. */
const LATE_MS = 4_000;
/** After so long without an answer a question counts as lost. */
const GIVES_UP_MS = 10_000;

/** A node's connections to the database: every question takes its way there and back, and either may go wrong. */
export class StoreLine implements SessionLog {
  readonly #process: SimulatedProcess;
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #store: SessionLog;
  readonly #arrived: (isStale: boolean) => void;
  readonly #lost: LostAppend[] = [];
  /** Longest way, in milliseconds. */
  latency: number;
  /** `down`: refused at once. `black-hole`: nothing comes back. */
  state: 'up' | 'down' | 'black-hole' = 'up';

  constructor(process: SimulatedProcess, { agenda, random, store, latency, arrived }: Installation) {
    this.#process = process;
    this.#agenda = agenda;
    this.#random = random;
    this.#store = store;
    this.#arrived = arrived;
    this.latency = latency;
  }

  loseNext(how: LostAppend): void {
    this.#lost.push(how);
  }

  append(batch: Batch): Promise<AppendResult> {
    const lost = this.#lost.shift();
    const write = () => this.#write(batch);
    if (lost === 'lost-after') return this.#broken(write, this.#way());
    if (lost === 'late') return this.#broken(write, this.#random.between(1, LATE_MS));
    if (lost === 'lost-before') return this.#broken(null, 0);
    return this.#ask(write);
  }

  batchHead(session: SessionId, batch: string): Promise<number | null> {
    return this.#ask(() => this.#store.batchHead(session, batch));
  }

  take(session: SessionId, holder: string): Promise<Lease | null> {
    return this.#ask(() => this.#store.take(session, holder));
  }

  renew(lease: Lease, holder: string): Promise<Lease | null> {
    return this.#ask(() => this.#store.renew(lease, holder));
  }

  handOver(lease: Lease): Promise<void> {
    return this.#ask(() => this.#store.handOver(lease));
  }

  head(session: SessionId): Promise<Head | null> {
    return this.#ask(() => this.#store.head(session));
  }

  read(session: SessionId, after: number, limit: number): Promise<LoggedEvent[]> {
    return this.#ask(() => this.#store.read(session, after, limit));
  }

  keptAnswer(session: SessionId, name: KeyName): Promise<KeptAnswer | null> {
    return this.#ask(() => this.#store.keptAnswer(session, name));
  }

  snapshot(session: SessionId, stateVersion: string): Promise<Snapshot | null> {
    return this.#ask(() => this.#store.snapshot(session, stateVersion));
  }

  saveSnapshot(session: SessionId, snapshot: Snapshot): Promise<void> {
    return this.#ask(() => this.#store.saveSnapshot(session, snapshot));
  }

  openSessions(): Promise<SessionId[]> {
    return this.#ask(() => this.#store.openSessions());
  }

  async #write(batch: Batch): Promise<AppendResult> {
    const epoch = (await this.#store.head(batch.session))?.epoch;
    const result = await this.#store.append(batch);
    this.#arrived('appended' in result && epoch !== batch.epoch);
    return result;
  }

  #ask<T>(question: () => Promise<T>): Promise<T> {
    const { state } = this;
    if (state === 'down') return this.#broken(null, 0);
    return new Promise<T>((resolve, reject) => {
      const gone = () => reject(new AppendUnknown('the connection was lost'));
      if (state === 'black-hole') return void this.#back(GIVES_UP_MS, gone);
      this.#agenda.after(this.#way(), () => {
        question().then(
          (answer) => {
            // The answer of what was asked before the line broke is lost with it.
            if (this.state === 'up') this.#back(this.#way(), () => resolve(answer));
            else this.#back(this.state === 'down' ? 0 : GIVES_UP_MS, gone);
          },
          (fault) => this.#back(this.#way(), () => reject(fault)),
        );
      });
    });
  }

  /** The question arrives after so long, or never; its answer never does. */
  #broken<T>(question: (() => Promise<unknown>) | null, arrivesAfter: number): Promise<T> {
    if (question) this.#agenda.after(arrivesAfter, () => void question());
    return new Promise<T>((_, reject) =>
      this.#back(this.#way() + 1, () => reject(new AppendUnknown('the connection was lost'))),
    );
  }

  #back(milliseconds: number, answer: () => void): void {
    this.#agenda.after(milliseconds, () => this.#process.enter(answer));
  }

  #way(): number {
    return this.#random.between(0, this.latency);
  }
}
