import { hash, randomUUID } from 'node:crypto';
import type { OrganisationId, ParticipantId, PresenceId, SessionId } from '../domain/kernel/id.ts';
import { SECOND } from '../domain/kernel/time.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { Command } from '../domain/pairing/command.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import type { Question, Reply } from '../ports/nodes.ts';
import { SendAgain, type CommandAnswer, type CommandKey, type Sessions } from '../ports/sessions.ts';
import type { EngineParts } from './engineParts.ts';
import { Feeds } from './feeds.ts';
import { FoldedSessions } from './foldedSessions.ts';
import { pairingCore } from './pairingCore.ts';
import { pauseBy, Stopped } from './pause.ts';
import { NotConductedHere, Podium } from './podium.ts';
import { waitingFor, type Waiting } from './waiting.ts';

/** Leases are renewed, free ones taken and feeds polled this often: a lease lasts 5 s. */
const TICK_MS = SECOND;
/** How much later a node tries the next free session, and the latest: within a second after its tick it has tried all. */
const TURN_MS = 20;
const LONGEST_TURN_MS = 600;
/** Longest that stopping waits for what is under way; a lease that is not handed over runs out by itself. */
const DRAIN_MS = 5 * SECOND;

/** What `createEngine` takes: the ports, and what has a default. */
export type EngineOptions = Omit<EngineParts, Defaulted | 'pause'> & Partial<Pick<EngineParts, Defaulted>>;
type Defaulted = 'core' | 'holder' | 'nodes' | 'roundGraphs';

/** Runs live sessions on this node. */
export interface Engine extends Sessions {
  /** Looks after every open session whose lease is free, now and each second. */
  start(): Promise<void>;
  /** Gives its sessions to the other nodes and takes none any more; what is asked here is passed on to them. Resolves when the leases are handed over. */
  leave(): Promise<void>;
  /** How many sessions it conducts. */
  conducting(): number;
  /** Answers what waits, hands the leases over and ends the followers. */
  stop(): Promise<void>;
}

/** An engine over the given ports. */
export function createEngine(options: EngineOptions): Engine {
  return new NodeEngine(options);
}

class NodeEngine implements Engine {
  readonly #parts: EngineParts;
  readonly #podiums = new Map<SessionId, Podium>();
  readonly #feeds: Feeds;
  readonly #folded: FoldedSessions;
  readonly #aborted = new AbortController();
  #stopping = false;
  #leaving = false;
  #cancelTick = () => {};
  #unbind = () => {};
  #hangUp = () => {};

  constructor(options: EngineOptions) {
    const pause = pauseBy(options.clock, this.#aborted.signal);
    const holder = options.nodes?.self ?? randomUUID();
    this.#parts = { core: pairingCore, holder, nodes: null, roundGraphs: null, ...options, pause };
    this.#feeds = new Feeds(this.#parts);
    this.#folded = new FoldedSessions(this.#parts);
  }

  async start(): Promise<void> {
    this.#unbind = this.#parts.bell.onRing((session, head) => this.#feeds.heard(session, head));
    if (this.#parts.nodes) this.#hangUp = this.#parts.nodes.onAsked((question) => this.#asked(question));
    const looked = this.#lookAfterOpen();
    // Beside other nodes the sessions come in turn.
    if (!this.#parts.nodes) await looked;
    this.#tickLater();
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    const left = Promise.allSettled([...this.#podiums.values()].map((podium) => podium.leave()));
    await Promise.race([left, this.#drainTime()]);
  }

  conducting(): number {
    return [...this.#podiums.values()].filter(({ session }) => session !== null).length;
  }

  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#cancelTick();
    const closed = Promise.allSettled([...this.#podiums.values()].map((podium) => podium.close()));
    await Promise.race([closed, this.#drainTime()]);
    this.#aborted.abort();
    this.#unbind();
    this.#hangUp();
    this.#feeds.stop();
  }

  async send(session: SessionId, command: Command, key: CommandKey | null): Promise<CommandAnswer | Refusal> {
    if (this.#stopping) throw new Stopped('the engine stops');
    return this.#send(session, waitingFor(command, key));
  }

  async read(session: SessionId): Promise<Session | null> {
    const live = this.#podiums.get(session)?.session;
    if (live) return live.head === 0 ? null : live;
    return this.#folded.read(session);
  }

  follow(session: SessionId, after: number, signal: AbortSignal): AsyncIterable<LoggedEvent> {
    return this.#feeds.follow(session, after, signal);
  }

  async whyNotYet(session: SessionId, participant: ParticipantId): Promise<WhyNotYet | null> {
    return (await this.#podiums.get(session)?.whyNotYet(participant)) ?? null;
  }

  profileChanged(session: SessionId, organisation: OrganisationId): void {
    this.#podiums.get(session)?.profileChanged(organisation);
  }

  seen(session: SessionId, somebody: PresenceId): void {
    this.#podiums.get(session)?.seen(somebody);
  }

  #send(session: SessionId, waiting: Waiting): Promise<CommandAnswer | Refusal> {
    const podium = this.#podium(session);
    const { actor } = waiting.command;
    if (actor.by === 'participant') podium.seen(actor.participant);
    if (actor.by === 'staff' && actor.for) podium.seen(actor.for);
    if (actor.by === 'interpreter') podium.seen(actor.interpreter);
    podium.send(waiting);
    return waiting.answer;
  }

  /** Another node asks this one, because it holds the session's lease, or held it a moment ago. */
  async #asked(question: Question): Promise<Reply> {
    const podium = this.#podiums.get(question.session);
    if (this.#stopping || (this.#leaving && !podium?.session)) return { undone: true };
    switch (question.ask) {
      case 'send':
        return replyOf(this.#send(question.session, waitingFor(question.command, question.key, question.hops)));
      case 'seen':
        if (!podium?.session) return { undone: true };
        for (const participant of question.participants) podium.seen(participant);
        return { noted: true };
      case 'profile-changed':
        if (!podium?.session) return { undone: true };
        podium.profileChanged(question.organisation);
        return { noted: true };
      case 'why-not-yet':
        return podium?.session ? { why: await podium.whyNotYet(question.participant) } : { undone: true };
    }
  }

  #podium(session: SessionId): Podium {
    let podium = this.#podiums.get(session);
    if (!podium) {
      const committed = (copy: Session, events: readonly LoggedEvent[]) => this.#committed(copy, events);
      podium = new Podium(session, { ...this.#parts, committed, mayConduct: () => !this.#leaving });
      this.#podiums.set(session, podium);
    }
    return podium;
  }

  #committed(copy: Session, events: readonly LoggedEvent[]): void {
    if (events.length === 0) return;
    const { session, head } = copy;
    this.#feeds.committed(session, events);
    this.#parts.bell.ring(session, head);
    this.#parts.told?.(
      copy,
      events.map(({ event }) => event),
    );
  }

  #tickLater(): void {
    this.#cancelTick = this.#parts.clock.at(this.#parts.clock.now() + TICK_MS, () => {
      if (this.#stopping) return;
      this.#tick();
      this.#tickLater();
    });
  }

  /** What the last tick did not finish, because the database is slow, is not begun again: each of these sees to that. */
  #tick(): void {
    for (const podium of this.#podiums.values()) {
      void podium.renew();
      void podium.tellSeen();
    }
    void this.#feeds.poll((session) => this.#podiums.get(session)?.session != null);
    void this.#lookAfterOpen();
  }

  /** Takes the open sessions whose lease is free; forgets those that were only asked for, so that asking for strange ids costs nothing. */
  async #lookAfterOpen(): Promise<void> {
    try {
      const open = new Set(await this.#parts.log.openSessions());
      if (this.#stopping) return;
      for (const [session, podium] of this.#podiums)
        if (podium.isIdle && !open.has(session)) this.#podiums.delete(session);
      await Promise.all(this.#inTurn([...open]).map((opening) => opening()));
    } catch (error) {
      this.#parts.logger.warn({ error: String(error) }, 'open sessions could not be looked up');
    }
  }

  /** Where there are other nodes, each takes free sessions in an order of its own, and waits the longer the more it has: so they spread (CO8). */
  #inTurn(sessions: readonly SessionId[]): (() => Promise<void>)[] {
    const { nodes, holder } = this.#parts;
    if (!nodes) return sessions.map((session) => () => this.#podium(session).open());
    const has = this.conducting();
    const others = sessions.filter((session) => !this.#podiums.get(session)?.session);
    const placed = others.map((session) => ({ session, place: hash('sha1', `${holder} ${session}`) }));
    return placed
      .sort((one, other) => (one.place < other.place ? -1 : 1))
      .map(({ session }, at) => async () => {
        const wait = Math.min((has + at) * TURN_MS, LONGEST_TURN_MS);
        if (wait > 0) await this.#after(wait);
        if (!this.#stopping) await this.#podium(session).open();
      });
  }

  #drainTime(): Promise<void> {
    return this.#after(DRAIN_MS);
  }

  #after(milliseconds: number): Promise<void> {
    const { clock } = this.#parts;
    return new Promise((resolve) => clock.at(clock.now() + milliseconds, resolve));
  }
}

async function replyOf(answered: Promise<CommandAnswer | Refusal>): Promise<Reply> {
  try {
    return { answer: await answered };
  } catch (fault) {
    if (fault instanceof NotConductedHere) return { undone: true };
    return fault instanceof SendAgain ? { unknown: true } : { fault: String(fault) };
  }
}
