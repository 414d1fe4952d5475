import type { OrganisationId, ParticipantId, PresenceId, SessionId } from '../domain/kernel/id.ts';
import { SECOND, type Instant } from '../domain/kernel/time.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import { refuse } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Head, Lease, LoggedEvent } from '../ports/sessionLog.ts';
import { MOST_WAITING } from './conductor.ts';
import { Elsewhere, holderElsewhere, MOST_HOPS, NotAnswered } from './elsewhere.ts';
import type { EngineParts } from './engineParts.ts';
import { UnreadableEvent } from './eventVersion.ts';
import { LiveSession } from './liveSession.ts';
import { Stopped } from './pause.ts';
import { LogHole } from './readLog.ts';
import type { Waiting } from './waiting.ts';

/** How long a command waits for a lease that another holds: a lease (5 s) and two seconds. */
const PATIENCE_MS = 7 * SECOND;
/** A session whose log could not be read is left alone for this long. */
const UNREADABLE_MS = 30 * SECOND;
/** A session that has no log yet is looked for this seldom; its first command looks at once. */
const UNDRAFTED_MS = 5 * SECOND;
/** A closed session is put away when nothing has happened in it for this long. */
const CLOSED_FOR_MS = 60 * SECOND;

/** Another node passed the command on to this one, which does not conduct its session. */
export class NotConductedHere extends Error {}

export interface PodiumMeans extends EngineParts {
  committed(session: Session, events: readonly LoggedEvent[]): void;
  /** False once the node gives its sessions to the others: it takes no lease, and passes on what is asked of it. */
  mayConduct(): boolean;
}

/**
 * Where one session is conducted on this node, while this node holds its lease; while another does, commands are passed on to it (CO15).
 * Commands that come while nobody holds it are parked until the lease is taken, and those of a session that was lost are parked again.
 */
export class Podium {
  readonly #session: SessionId;
  readonly #means: PodiumMeans;
  #live: LiveSession | null = null;
  /** The node that conducts the session, as far as this one knows. */
  #elsewhere: Elsewhere | null = null;
  #parked: Waiting[] = [];
  /** Commands that another node was given and has not answered. */
  #passing = 0;
  #opening: Promise<void> | null = null;
  #renewing = false;
  #closed = false;
  /** These two by what `Clock.elapsed` says, for the first answer of the database may set the clock by minutes. */
  #undraftedUntil = 0;
  #unreadable: { error: unknown; until: number } | null = null;

  constructor(session: SessionId, means: PodiumMeans) {
    this.#session = session;
    this.#means = means;
  }

  /** The committed session while it is conducted here. */
  get session(): Session | null {
    return this.#live?.session ?? null;
  }

  /** Whether nothing is here and nobody waits for anything. */
  get isIdle(): boolean {
    return this.#live === null && this.#opening === null && this.#parked.length + this.#passing === 0;
  }

  send(waiting: Waiting): void {
    if (this.#closed) return waiting.fail(new Stopped('the engine stops'));
    if (this.#live) return this.#live.enqueue(waiting);
    waiting.until ??= this.#means.clock.elapsed() + PATIENCE_MS;
    if (this.#parked.length + this.#passing >= MOST_WAITING)
      return waiting.settle(refuse('overloaded', { waiting: MOST_WAITING }));
    if (this.#elsewhere) return void this.#pass(waiting, this.#elsewhere);
    if (!this.#means.nodes && !this.#means.mayConduct()) return waiting.fail(new Stopped('the engine stops'));
    this.#parked.push(waiting);
    void this.open();
  }

  seen(somebody: PresenceId): void {
    (this.#live ?? this.#elsewhere)?.seen(somebody);
  }

  profileChanged(organisation: OrganisationId): void {
    (this.#live ?? this.#elsewhere)?.profileChanged(organisation);
  }

  async whyNotYet(participant: ParticipantId): Promise<WhyNotYet | null> {
    return (this.#live ?? this.#elsewhere)?.whyNotYet(participant) ?? null;
  }

  /** Each second: tells the node that conducts the session who gave signs of life here. */
  async tellSeen(): Promise<void> {
    await this.#elsewhere?.tell();
  }

  /** Takes the lease when it is free; waits for it while commands are parked. */
  open(): Promise<void> {
    if (this.#live || this.#closed) return Promise.resolve();
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
      if (this.#parked.length > 0) void this.open();
    });
    return this.#opening;
  }

  /** Each second: prolongs the lease. A session that was closed a while ago is put away. */
  async renew(): Promise<void> {
    const live = this.#live;
    if (!live || this.#renewing) return;
    this.#renewing = true;
    try {
      if (isOver(live.session, this.#means.clock.now())) return await this.#putAway(live);
      const lease = await this.#askTime(() => this.#means.log.renew(live.lease, this.#means.holder));
      if (lease) live.renewed(lease);
      else await this.#isTakenOver(live);
    } catch (error) {
      this.#warn(error, 'a lease could not be renewed');
    } finally {
      this.#renewing = false;
    }
  }

  /** Hands the lease over to the other nodes; commands that are not decided go to the one that takes it. */
  async leave(): Promise<void> {
    const live = this.#live;
    if (!live) return;
    if (!this.#means.nodes) await live.drained();
    await this.#putAway(live);
  }

  /** Answers what waits, hands the lease over, and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening;
    const live = this.#live;
    if (live) {
      await live.drained();
      await this.#putAway(live);
    }
    this.#failParked(new Stopped('the engine stops'));
  }

  async #open(): Promise<void> {
    for (let attempt = 0; !this.#closed; attempt++) {
      try {
        if (await this.#tryOpen()) return;
      } catch (error) {
        this.#warn(error, 'a session could not be opened');
        if (this.#unreadable) return this.#failParked(error);
      }
      if (this.#parked.length === 0) return;
      this.#failOverdue();
      await this.#means.pause(attempt).catch((stopped) => this.#failParked(stopped));
    }
  }

  /** Whether there is nothing more to try: the session is open here or elsewhere, or unknown. */
  async #tryOpen(): Promise<boolean> {
    const { log, clock, holder } = this.#means;
    if (this.#unreadable && clock.elapsed() < this.#unreadable.until) throw this.#unreadable.error;
    this.#unreadable = null;
    if (this.#parked.length === 0 && clock.elapsed() < this.#undraftedUntil) return true;
    const head = await this.#askTime(() => log.head(this.#session));
    if (this.#isElsewhere(head)) return true;
    const isKnown = head !== null;
    if (!this.#means.mayConduct() && (isKnown || this.#parked.some(isDraft))) return false;
    const lease =
      isKnown || this.#parked.some(isDraft) ? await this.#askTime(() => log.take(this.#session, holder)) : null;
    if (lease) await this.#start(lease);
    else if (!isKnown) this.#isUnknown();
    return lease !== null || !isKnown;
  }

  /** Whether another node conducts the session and can be reached; then it gets what is parked. */
  #isElsewhere(head: Head | null): boolean {
    const { nodes, clock, holder } = this.#means;
    const node = nodes && holderElsewhere(head, holder);
    if (!node) this.#elsewhere = null;
    else if (this.#elsewhere?.node !== node) this.#elsewhere = new Elsewhere(this.#session, node, { nodes, clock });
    if (!this.#elsewhere) return false;
    for (const waiting of this.#parked.splice(0)) void this.#pass(waiting, this.#elsewhere);
    return true;
  }

  /** What comes back unanswered is sent again to whoever conducts the session then, which a key makes harmless; without a key it is not. */
  async #pass(waiting: Waiting, elsewhere: Elsewhere): Promise<void> {
    if (waiting.hops >= MOST_HOPS) return waiting.fail(new NotConductedHere());
    this.#passing++;
    try {
      const passed = await elsewhere.pass(waiting);
      if (passed === 'answered') return;
      if (this.#elsewhere === elsewhere) this.#elsewhere = null;
      if (passed === 'unknown') waiting.isUncertain = true;
      if (this.#isGivenUp(waiting)) return waiting.fail(new NotAnswered(this.#session));
      await this.#means.pause(waiting.tries++);
    } catch (stopped) {
      return waiting.fail(stopped);
    } finally {
      this.#passing--;
    }
    this.send(waiting);
  }

  #isGivenUp({ isUncertain, key, until }: Waiting): boolean {
    return (isUncertain && !key) || (until !== null && this.#means.clock.elapsed() >= until);
  }

  /** There is no log of the session, and what was asked does not begin one. */
  #isUnknown(): void {
    this.#undraftedUntil = this.#means.clock.elapsed() + UNDRAFTED_MS;
    for (const waiting of this.#parked.splice(0)) waiting.settle(refuse('session-unknown'));
  }

  async #start(lease: Lease): Promise<void> {
    let live: LiveSession | null = null;
    try {
      live = await LiveSession.open(lease, {
        ...this.#means,
        lost: (waiting) => live && this.#lost(live, waiting),
      });
    } catch (error) {
      if (error instanceof UnreadableEvent || error instanceof LogHole)
        this.#unreadable = { error, until: this.#means.clock.elapsed() + UNREADABLE_MS };
      await this.#handOver(lease);
      throw error;
    }
    this.#live = live;
    this.#elsewhere = null;
    for (const waiting of this.#parked.splice(0)) live.enqueue(waiting);
    if (!this.#means.mayConduct()) await this.#putAway(live);
  }

  /** Sets the node's clock by every answer that tells the database's: nodes that hold no lease follow it too. */
  async #askTime<Answer extends Pick<Lease, 'databaseNow'>>(ask: () => Promise<Answer | null>): Promise<Answer | null> {
    const answered = this.#means.clock.askDatabase();
    const answer = await ask();
    if (answer) answered(answer.databaseNow);
    return answer;
  }

  /** Commands that were not decided go to the session's new holder, as soon as it is known; this node asks for the lease again. */
  #lost(live: LiveSession, waiting: readonly Waiting[]): void {
    if (this.#live === live) this.#live = null;
    this.#means.logger.warn({ session: this.#session, waiting: waiting.length }, 'a session was taken over');
    for (const command of waiting) this.send(command);
  }

  async #isTakenOver(live: LiveSession): Promise<void> {
    if (this.#live === live) this.#live = null;
    this.#lost(live, await live.end());
  }

  async #putAway(live: LiveSession): Promise<void> {
    // At once, so that nothing is given to a conductor that ends.
    if (this.#live === live) this.#live = null;
    const waiting = await live.end();
    await live.saveSnapshot();
    await this.#handOver(live.lease);
    for (const command of waiting) this.send(command);
  }

  async #handOver(lease: Lease): Promise<void> {
    await this.#means.log.handOver(lease).catch((error) => this.#warn(error, 'a lease could not be handed over'));
  }

  #failOverdue(): void {
    const overdue = this.#parked.filter((waiting) => this.#isGivenUp(waiting));
    this.#parked = this.#parked.filter((waiting) => !overdue.includes(waiting));
    for (const waiting of overdue) waiting.fail(new NotAnswered(this.#session));
  }

  #failParked(fault: unknown): void {
    for (const waiting of this.#parked.splice(0)) waiting.fail(fault);
  }

  #warn(error: unknown, message: string): void {
    this.#means.logger.warn({ session: this.#session, error: String(error) }, message);
  }
}

function isDraft({ command }: Waiting): boolean {
  return command.kind === 'draft-session';
}

function isOver({ state, asOf }: Session, now: Instant): boolean {
  return state === 'CLOSED' && now - asOf > CLOSED_FOR_MS;
}
