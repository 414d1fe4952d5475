import type { InterpreterId, ParticipantId, PresenceId } from '../domain/kernel/id.ts';
import { SECOND, type Instant } from '../domain/kernel/time.ts';
import type { Order } from '../domain/pairing/command.ts';
import type { InterpreterState } from '../domain/pairing/interpreter.ts';
import type { ParticipantState } from '../domain/pairing/participant.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Clock } from '../ports/clock.ts';

const CHECK_EVERY_MS = 1_000;
/** Nobody expects a sign of life of these. */
const AWAY: ReadonlySet<ParticipantState | InterpreterState> = new Set(['EXPECTED', 'LEFT']);

/** What is asked of whoever has a device. */
interface Presence {
  state: ParticipantState | InterpreterState;
  reachable: boolean;
}

export interface ReachabilityMeans {
  clock: Clock;
  session(): Session;
  /** Sends an order; resolves, whatever came of it, once it was decided. */
  order(order: Order): Promise<void>;
}

/**
 * Signs of life of the devices of participants and interpreters, kept in memory: a device silent for the rule's time makes its owner unreachable,
 * and its first sign makes it reachable at once. Who is seen for the first time, as everybody is after a restart, has the whole time before them.
 */
export class Reachability {
  readonly #means: ReachabilityMeans;
  readonly #lastSeen = new Map<PresenceId, Instant>();
  /** Told to the session and not answered yet, or refused by it: not told again before the next sign of life. */
  readonly #told = new Set<PresenceId>();
  #cancel: () => void;

  constructor(means: ReachabilityMeans) {
    this.#means = means;
    this.#cancel = this.#checkLater();
  }

  stop(): void {
    this.#cancel();
  }

  /** A sign of life. */
  seen(somebody: PresenceId): void {
    const known = this.#find(somebody);
    if (!known || AWAY.has(known.state)) return;
    this.#lastSeen.set(somebody, this.#means.clock.now());
    if (known.reachable) this.#told.delete(somebody);
    else void this.#markReachable(somebody);
  }

  #checkLater(): () => void {
    const { clock } = this.#means;
    return clock.at(clock.now() + CHECK_EVERY_MS, () => {
      this.#check();
      this.#cancel = this.#checkLater();
    });
  }

  #check(): void {
    const { participants, interpreters, rules } = this.#means.session();
    const silentSince = this.#means.clock.now() - rules.silentSeconds * SECOND;
    for (const [id, participant] of participants) this.#look(id, participant, silentSince);
    for (const [id, interpreter] of interpreters) this.#look(id, interpreter, silentSince);
  }

  #look(id: PresenceId, presence: Presence, silentSince: Instant): void {
    if (AWAY.has(presence.state)) this.#forget(id);
    else if (this.#isSilent(id, presence, silentSince)) void this.#markUnreachable(id);
  }

  #isSilent(id: PresenceId, { reachable }: Presence, silentSince: Instant): boolean {
    const last = this.#lastSeen.get(id);
    if (last === undefined) this.#lastSeen.set(id, this.#means.clock.now());
    return reachable && last !== undefined && last <= silentSince && !this.#told.has(id);
  }

  #forget(id: PresenceId): void {
    this.#lastSeen.delete(id);
    this.#told.delete(id);
  }

  /** A sign of life that came while the mark was on its way takes it back. */
  async #markUnreachable(id: PresenceId): Promise<void> {
    const seen = this.#lastSeen.get(id);
    this.#told.add(id);
    await this.#means.order(this.#mark(id, 'unreachable'));
    if (this.#lastSeen.get(id) !== seen) await this.#markReachable(id);
  }

  async #markReachable(id: PresenceId): Promise<void> {
    this.#told.delete(id);
    if (this.#find(id)?.reachable === false) await this.#means.order(this.#mark(id, 'reachable'));
  }

  #mark(id: PresenceId, as: 'reachable' | 'unreachable'): Order {
    const interpreter = this.#means.session().interpreters.get(id as InterpreterId)?.interpreter;
    return interpreter
      ? { kind: `mark-interpreter-${as}`, interpreter }
      : { kind: `mark-${as}`, participant: id as ParticipantId };
  }

  #find(id: PresenceId): Presence | undefined {
    const { participants, interpreters } = this.#means.session();
    return participants.get(id as ParticipantId) ?? interpreters.get(id as InterpreterId);
  }
}
