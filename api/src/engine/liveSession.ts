import type { OrganisationId, ParticipantId, PresenceId } from '../domain/kernel/id.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { Order } from '../domain/pairing/command.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Lease, LoggedEvent } from '../ports/sessionLog.ts';
import type { CommandAnswer } from '../ports/sessions.ts';
import { Conductor } from './conductor.ts';
import type { RoundRun } from './decideBatch.ts';
import { Deadlines } from './deadlines.ts';
import type { EngineParts } from './engineParts.ts';
import { Reachability } from './reachability.ts';
import { rebuild } from './rebuild.ts';
import { Rounds } from './rounds.ts';
import { Snapshots } from './snapshots.ts';
import { ownOrder, type Waiting } from './waiting.ts';

/** What a live session tells the node that it runs on. */
export interface LiveSessionMeans extends EngineParts {
  committed(session: Session, events: readonly LoggedEvent[]): void;
  lost(waiting: readonly Waiting[]): void;
}

/** A live session while this node holds its lease: its conductor, and whatever happens in it without anybody's command. */
export class LiveSession {
  readonly #means: LiveSessionMeans;
  readonly #conductor: Conductor;
  readonly #deadlines: Deadlines;
  readonly #reachability: Reachability;
  readonly #rounds: Rounds;
  readonly #snapshots: Snapshots;

  /** Rebuilds the session from snapshot and log: nobody else writes to it since the lease was taken. */
  static async open(lease: Lease, means: LiveSessionMeans): Promise<LiveSession> {
    return new LiveSession(await rebuild(lease.session, means), lease, means);
  }

  private constructor(session: Session, lease: Lease, means: LiveSessionMeans) {
    this.#means = means;
    this.#conductor = new Conductor(session, lease, {
      ...means,
      proposeNow: (copy, now) => this.#rounds.proposeNow(copy, now),
      committed: (committed, events, round) => this.#committed(committed, events, round),
      lost: (waiting) => this.#lost(waiting),
    });
    const order = (order: Order) => this.#order(order);
    this.#snapshots = new Snapshots(means.log, means.logger, session.head);
    this.#reachability = new Reachability({ ...means, session: () => this.session, order: told(order) });
    this.#rounds = new Rounds(session, { ...means, order });
    this.#deadlines = new Deadlines(session, {
      ...means,
      passTime: async () => void (await order({ kind: 'pass-time' })),
    });
  }

  /** The committed session. */
  get session(): Session {
    return this.#conductor.session;
  }

  get lease(): Lease {
    return this.#conductor.lease;
  }

  enqueue(waiting: Waiting): void {
    this.#conductor.enqueue(waiting);
  }

  renewed(lease: Lease): void {
    this.#conductor.renewed(lease);
  }

  seen(somebody: PresenceId): void {
    this.#reachability.seen(somebody);
  }

  /** Reads what the directory says of an organisation again. */
  profileChanged(organisation: OrganisationId): void {
    this.#rounds.profileChanged(organisation);
  }

  /** Why somebody who waits is not paired yet; null for somebody who does not wait, or while profiles are still being read. */
  whyNotYet(participant: ParticipantId): Promise<WhyNotYet | null> {
    return this.#rounds.whyNotYet(participant);
  }

  /** Decides what waits; resolves when nothing does. */
  drained(): Promise<void> {
    return this.#conductor.drained();
  }

  /** Begins no further batch; gives back the commands that still wait. The engine's own end with the session. */
  async end(): Promise<readonly Waiting[]> {
    this.#stop();
    return this.#withoutOwn(await this.#conductor.end());
  }

  /** Leaves a snapshot, so that the next holder folds little. */
  saveSnapshot(): Promise<void> {
    return this.#snapshots.write(this.session);
  }

  #order(order: Order): Promise<CommandAnswer | Refusal> {
    const waiting = ownOrder(order);
    this.#conductor.enqueue(waiting);
    return waiting.answer;
  }

  #committed(session: Session, events: readonly LoggedEvent[], round: RoundRun | null): void {
    this.#means.committed(session, events);
    this.#deadlines.committed(session);
    this.#rounds.committed(session, events, round);
    this.#snapshots.committed(session);
  }

  #lost(waiting: readonly Waiting[]): void {
    this.#stop();
    this.#means.lost(this.#withoutOwn(waiting));
  }

  #stop(): void {
    this.#deadlines.stop();
    this.#reachability.stop();
    this.#rounds.stop();
  }

  #withoutOwn(waiting: readonly Waiting[]): readonly Waiting[] {
    for (const { isOwn, fail } of waiting) if (isOwn) fail(new SessionLeft());
    return waiting.filter(({ isOwn }) => !isOwn);
  }
}

/** The session is conducted elsewhere by now: its new holder has deadlines and rounds of its own. */
class SessionLeft extends Error {}

/** An order whose answer, or failure, matters to nobody: the conductor logs what is a bug. */
function told(order: (order: Order) => Promise<unknown>): (order: Order) => Promise<void> {
  return async (given) => {
    await order(given).catch(() => {});
  };
}
