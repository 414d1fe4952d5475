import type { Caller } from '../../domain/credential/caller.ts';
import type { ApiKeyId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import type { HeldSignIn } from '../../ports/signIns.ts';
import type { Logger } from '../../ports/logger.ts';
import { MOST_WAITING } from '../push/outbox.ts';
import type { Callers } from '../http/callers.ts';
import type { Conversation } from './conversation.ts';

/** Whoever is signed out, revoked or taken a role loses its sockets within this and a little. */
const LOOK_EVERY_MS = 2_000;

/** A socket of nobody's is there to show a board; one that asks for nothing in this time is ended. */
const NOBODYS_PATIENCE_MS = 15_000;

/** Codes with which we end a socket. */
export const CLOSED = { restart: 1012, forbidden: 4403, tooMany: 4429, tooSlow: 4413, fault: 4500 } as const;

/** An open socket. */
export interface Watched {
  conversation: Conversation;
  caller: Caller;
  /** When the token that opened it ends; null: with the sign-in. */
  expiresAt: Instant | null;
  openedAt: Instant;
}

/** What the watch needs. */
interface WatchMeans {
  ports: Pick<Ports, 'apiKeys' | 'clock' | 'signIns'>;
  logger: Logger;
  contexts: { readonly callers: Pick<Callers, 'forget'> };
}

/** Ends sockets whose token has run out or was revoked, or who may less than when they opened it, and those that stopped reading. */
export class SocketWatch {
  readonly #ports: Pick<Ports, 'apiKeys' | 'clock' | 'signIns'>;
  readonly #logger: Logger;
  readonly #callers: Pick<Callers, 'forget'>;
  readonly #watched = new Map<Conversation, Watched>();
  /** How many sockets each sign-in or key has open. */
  readonly #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #looking = false;

  constructor({ ports, logger, contexts }: WatchMeans) {
    this.#ports = ports;
    this.#logger = logger;
    this.#callers = contexts.callers;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Watches a socket until it is removed. */
  add(watched: Watched): void {
    this.#watched.set(watched.conversation, watched);
    this.#count(watched.caller, 1);
  }

  /** The socket is closed. */
  remove(conversation: Conversation): void {
    const watched = this.#watched.get(conversation);
    if (!watched) return;
    this.#watched.delete(conversation);
    this.#count(watched.caller, -1);
  }

  /** How many sockets one sign-in or key has open. */
  countOf(caller: Caller): number {
    return this.#counts.get(holderOf(caller) ?? '') ?? 0;
  }

  #count(caller: Caller, change: 1 | -1): void {
    const holder = holderOf(caller);
    if (holder === null) return;
    const count = (this.#counts.get(holder) ?? 0) + change;
    if (count > 0) this.#counts.set(holder, count);
    else this.#counts.delete(holder);
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const now = this.#ports.clock.now();
      const gone = await this.#ended();
      for (const watched of this.#watched.values()) {
        const { conversation, caller, expiresAt } = watched;
        const hasEnded = (expiresAt !== null && expiresAt <= now) || gone.has(holderOf(caller) ?? '');
        // Whoever comes back at once comes as who they are now.
        if (hasEnded && 'signIn' in caller) this.#callers.forget(caller.signIn);
        if (hasEnded || isIdle(watched, now)) conversation.close(CLOSED.forbidden, 'Signed out');
        else if (conversation.outbox.waitingBytes > 2 * MOST_WAITING.bytes)
          conversation.close(CLOSED.tooSlow, 'Too slow');
      }
    } catch (error) {
      this.#logger.warn({ error: String(error) }, 'open sockets could not be looked after');
    } finally {
      this.#looking = false;
    }
  }

  async #ended(): Promise<ReadonlySet<string>> {
    const signIns: HeldSignIn[] = [];
    const keys = new Set<ApiKeyId>();
    for (const { caller } of this.#watched.values()) {
      if (caller.kind === 'partner') keys.add(caller.key);
      else if (caller.kind !== 'nobody') signIns.push(caller);
    }
    const [endedSignIns, endedKeys] = await Promise.all([
      signIns.length > 0 ? this.#ports.signIns.ended(signIns) : [],
      keys.size > 0 ? this.#ports.apiKeys.ended([...keys]) : [],
    ]);
    return new Set<string>([...endedSignIns, ...endedKeys]);
  }
}

function isIdle({ caller, openedAt, conversation }: Watched, now: Instant): boolean {
  return caller.kind === 'nobody' && conversation.running === 0 && now - openedAt > NOBODYS_PATIENCE_MS;
}

function holderOf(caller: Caller): string | null {
  if (caller.kind === 'nobody') return null;
  return caller.kind === 'partner' ? caller.key : caller.signIn;
}
