import type { WebSocket } from 'ws';
import type { Caller } from '../../domain/credential/caller.ts';
import type { ApiKeyId, SignInId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import type { Logger } from '../../ports/logger.ts';

/** Whoever is signed out or revoked loses its sockets within this and a little. */
const LOOK_EVERY_MS = 2_000;
/** Bytes that may wait for a reader; beyond that it has stopped reading. */
export const MOST_WAITING_BYTES = 1_048_576;

/** A socket of nobody's is there to show a board; one that asks for nothing in this time is ended. */
const NOBODYS_PATIENCE_MS = 15_000;

/** Codes with which we end a socket. */
export const CLOSED = { forbidden: 4403, tooMany: 4429, tooSlow: 4413, fault: 4500 } as const;

/** An open socket. */
export interface Watched {
  socket: WebSocket;
  caller: Caller;
  /** When the token that opened it ends; null: with the sign-in. */
  expiresAt: Instant | null;
  openedAt: Instant;
  /** How many operations run on it. */
  running(): number;
}

/** Ends sockets whose token has run out or was revoked, and those that stopped reading. */
export class SocketWatch {
  readonly #ports: Pick<Ports, 'apiKeys' | 'clock' | 'signIns'>;
  readonly #logger: Logger;
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | null = null;
  #looking = false;

  constructor({ ports, logger }: { ports: Pick<Ports, 'apiKeys' | 'clock' | 'signIns'>; logger: Logger }) {
    this.#ports = ports;
    this.#logger = logger;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Watches a socket until it is closed. */
  add(watched: Watched): void {
    this.#watched.add(watched);
    watched.socket.once('close', () => this.#watched.delete(watched));
  }

  /** How many sockets one sign-in or key has open. */
  countOf(caller: Caller): number {
    const id = holderOf(caller);
    let count = 0;
    for (const watched of this.#watched) if (id !== null && holderOf(watched.caller) === id) count++;
    return count;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const now = this.#ports.clock.now();
      const gone = await this.#ended();
      for (const watched of this.#watched) {
        const { socket, caller, expiresAt } = watched;
        const hasEnded = (expiresAt !== null && expiresAt <= now) || gone.has(holderOf(caller) ?? '');
        if (hasEnded || isIdle(watched, now)) socket.close(CLOSED.forbidden, 'Signed out');
        else if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.close(CLOSED.tooSlow, 'Too slow');
      }
    } catch (error) {
      this.#logger.warn({ error: String(error) }, 'open sockets could not be looked after');
    } finally {
      this.#looking = false;
    }
  }

  async #ended(): Promise<ReadonlySet<string>> {
    const signIns = new Set<SignInId>();
    const keys = new Set<ApiKeyId>();
    for (const { caller } of this.#watched) {
      if (caller.kind === 'partner') keys.add(caller.key);
      else if (caller.kind !== 'nobody') signIns.add(caller.signIn);
    }
    const [endedSignIns, endedKeys] = await Promise.all([
      signIns.size > 0 ? this.#ports.signIns.ended([...signIns]) : [],
      keys.size > 0 ? this.#ports.apiKeys.ended([...keys]) : [],
    ]);
    return new Set<string>([...endedSignIns, ...endedKeys]);
  }
}

function isIdle({ caller, openedAt, running }: Watched, now: Instant): boolean {
  return caller.kind === 'nobody' && running() === 0 && now - openedAt > NOBODYS_PATIENCE_MS;
}

function holderOf(caller: Caller): string | null {
  if (caller.kind === 'nobody') return null;
  return caller.kind === 'partner' ? caller.key : caller.signIn;
}
