import { randomUUID } from 'node:crypto';
import type { ParticipantId, SessionId } from '../domain/kernel/id.ts';
import { SECOND } from '../domain/kernel/time.ts';
import type { WhyNotYet } from '../domain/matching/estimate.ts';
import type { Command } from '../domain/pairing/command.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import type { CommandAnswer, CommandKey, Sessions } from '../ports/sessions.ts';
import type { EngineParts } from './engineParts.ts';
import { Feeds } from './feeds.ts';
import { FoldedSessions } from './foldedSessions.ts';
import { pairingCore } from './pairingCore.ts';
import { pauseBy, Stopped } from './pause.ts';
import { Podium } from './podium.ts';
import { waitingFor } from './waiting.ts';

/** Leases are renewed, free ones taken and feeds polled this often: a lease lasts 5 s. */
const TICK_MS = SECOND;
/** Longest that stopping waits for what is under way; a lease that is not handed over runs out by itself. */
const DRAIN_MS = 5 * SECOND;

/** What `createEngine` takes: the ports, and what has a default. */
export type EngineOptions = Omit<EngineParts, Defaulted | 'pause'> & Partial<Pick<EngineParts, Defaulted>>;
type Defaulted = 'core' | 'holder' | 'roundGraphs';

/** Runs live sessions on this node. */
export interface Engine extends Sessions {
  /** Looks after every open session whose lease is free, now and each second. */
  start(): Promise<void>;
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
  #cancelTick = () => {};
  #unbind = () => {};

  constructor(options: EngineOptions) {
    const pause = pauseBy(options.clock, this.#aborted.signal);
    this.#parts = { core: pairingCore, holder: randomUUID(), roundGraphs: null, ...options, pause };
    this.#feeds = new Feeds(this.#parts);
    this.#folded = new FoldedSessions(this.#parts);
  }

  async start(): Promise<void> {
    this.#unbind = this.#parts.bell.onRing((session, head) => this.#feeds.heard(session, head));
    await this.#lookAfterOpen();
    this.#tickLater();
  }

  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#cancelTick();
    const closed = Promise.allSettled([...this.#podiums.values()].map((podium) => podium.close()));
    await Promise.race([closed, this.#drainTime()]);
    this.#aborted.abort();
    this.#unbind();
    this.#feeds.stop();
  }

  async send(session: SessionId, command: Command, key: CommandKey | null): Promise<CommandAnswer | Refusal> {
    if (this.#stopping) throw new Stopped('the engine stops');
    const podium = this.#podium(session);
    if (command.actor.by === 'participant') podium.seen(command.actor.participant);
    const waiting = waitingFor(command, key);
    podium.send(waiting);
    return waiting.answer;
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
    return this.#podiums.get(session)?.whyNotYet(participant) ?? null;
  }

  seen(session: SessionId, participant: ParticipantId): void {
    this.#podiums.get(session)?.seen(participant);
  }

  #podium(session: SessionId): Podium {
    let podium = this.#podiums.get(session);
    if (!podium) {
      const committed = (copy: Session, events: readonly LoggedEvent[]) => this.#committed(copy, events);
      podium = new Podium(session, { ...this.#parts, committed });
      this.#podiums.set(session, podium);
    }
    return podium;
  }

  #committed({ session, head }: Session, events: readonly LoggedEvent[]): void {
    if (events.length === 0) return;
    this.#feeds.committed(session, events);
    this.#parts.bell.ring(session, head);
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
    for (const podium of this.#podiums.values()) void podium.renew();
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
      await Promise.all([...open].map((session) => this.#podium(session).open()));
    } catch (error) {
      this.#parts.logger.warn({ error: String(error) }, 'open sessions could not be looked up');
    }
  }

  #drainTime(): Promise<void> {
    const { clock } = this.#parts;
    return new Promise((resolve) => clock.at(clock.now() + DRAIN_MS, resolve));
  }
}
