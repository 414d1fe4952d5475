import type { ParticipantId } from '../domain/kernel/id.ts';
import { SECOND, type Instant } from '../domain/kernel/time.ts';
import type { Order } from '../domain/pairing/command.ts';
import type { Participant, ParticipantState } from '../domain/pairing/participant.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Clock } from '../ports/clock.ts';

const CHECK_EVERY_MS = 1_000;
/** Nobody expects a sign of life of these. */
const AWAY: ReadonlySet<ParticipantState> = new Set(['EXPECTED', 'LEFT']);

export interface ReachabilityMeans {
  clock: Clock;
  session(): Session;
  /** Sends an order; resolves, whatever came of it, once it was decided. */
  order(order: Order): Promise<void>;
}

/**
 * Signs of life of the participants' devices, kept in memory: a device silent for the rule's time makes its participant unreachable, and its
 * first sign makes it reachable at once. Who is seen for the first time, as everybody is after a restart, has the whole time before them.
 */
export class Reachability {
  readonly #means: ReachabilityMeans;
  readonly #lastSeen = new Map<ParticipantId, Instant>();
  /** Told to the session and not answered yet, or refused by it: not told again before the next sign of life. */
  readonly #told = new Set<ParticipantId>();
  #cancel: () => void;

  constructor(means: ReachabilityMeans) {
    this.#means = means;
    this.#cancel = this.#checkLater();
  }

  stop(): void {
    this.#cancel();
  }

  /** A sign of life. */
  seen(participant: ParticipantId): void {
    const known = this.#means.session().participants.get(participant);
    if (!known || AWAY.has(known.state)) return;
    this.#lastSeen.set(participant, this.#means.clock.now());
    if (known.reachable) this.#told.delete(participant);
    else void this.#markReachable(participant);
  }

  #checkLater(): () => void {
    const { clock } = this.#means;
    return clock.at(clock.now() + CHECK_EVERY_MS, () => {
      this.#check();
      this.#cancel = this.#checkLater();
    });
  }

  #check(): void {
    const session = this.#means.session();
    const silentSince = this.#means.clock.now() - session.rules.silentSeconds * SECOND;
    for (const [id, participant] of session.participants) {
      if (AWAY.has(participant.state)) this.#forget(id);
      else if (this.#isSilent(participant, silentSince)) void this.#markUnreachable(id);
    }
  }

  #isSilent({ participant, reachable }: Participant, silentSince: Instant): boolean {
    const last = this.#lastSeen.get(participant);
    if (last === undefined) this.#lastSeen.set(participant, this.#means.clock.now());
    return reachable && last !== undefined && last <= silentSince && !this.#told.has(participant);
  }

  #forget(participant: ParticipantId): void {
    this.#lastSeen.delete(participant);
    this.#told.delete(participant);
  }

  /** A sign of life that came while the mark was on its way takes it back. */
  async #markUnreachable(participant: ParticipantId): Promise<void> {
    const seen = this.#lastSeen.get(participant);
    this.#told.add(participant);
    await this.#means.order({ kind: 'mark-unreachable', participant });
    if (this.#lastSeen.get(participant) !== seen) await this.#markReachable(participant);
  }

  async #markReachable(participant: ParticipantId): Promise<void> {
    this.#told.delete(participant);
    if (this.#means.session().participants.get(participant)?.reachable === false)
      await this.#means.order({ kind: 'mark-reachable', participant });
  }
}
