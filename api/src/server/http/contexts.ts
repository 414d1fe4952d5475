import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { NOBODY, type Caller } from '../../domain/credential/caller.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { ApiContext, Cookies } from '../../graphql/context.ts';
import type { FairDoor } from '../../graphql/fair/fairDoor.ts';
import { Boards } from '../../graphql/feed/boards.ts';
import { SessionTopics } from '../../graphql/feed/sessionTopics.ts';
import { Tapes } from '../../graphql/replay/tapes.ts';
import { languagesOf } from '../../graphql/languages.ts';
import { FeedLoaders } from '../../graphql/feed/feedLoaders.ts';
import { createLoaders } from '../../graphql/loaders.ts';
import { readWording, type Wording } from '../../graphql/wording.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import type { Logger } from '../../ports/logger.ts';
import { Callers } from './callers.ts';
import { cookiesOf, LANGUAGE_COOKIE, SIGN_IN_COOKIE } from './cookies.ts';
import { LEAD_WRITERS } from './leadFiles.ts';

/** What contexts are made from. */
export interface ContextParts {
  ports: Ports;
  fairDoor: FairDoor | null;
  logger: Logger;
  /** Null: as each request names it. */
  publicUrl: string | null;
}

/** A socket's part of the contexts of its operations. */
export interface SocketContext {
  caller: Caller;
  languages: readonly Language[];
  address: string;
  origin: string;
}

/** Makes the context of each request and of each operation of a socket. */
export class Contexts {
  readonly callers: Callers;
  readonly wording: Wording = readWording();
  readonly #parts: ContextParts;
  readonly boards: Boards;
  readonly #tapes: Tapes;
  readonly #topics: SessionTopics;
  readonly #feedLoaders: FeedLoaders;

  constructor(parts: ContextParts) {
    this.#parts = parts;
    this.callers = new Callers(parts.ports);
    this.#feedLoaders = new FeedLoaders(parts.ports);
    const { sessions, clock } = parts.ports;
    const told = { sessions, clock, names: this.#feedLoaders };
    this.boards = new Boards(told);
    this.#tapes = new Tapes(parts.ports);
    this.#topics = new SessionTopics(told);
  }

  /** Of a request over HTTP. */
  async ofRequest(request: FastifyRequest, reply: FastifyReply): Promise<ApiContext> {
    const caller = await this.callerOf(request).catch((error: unknown) => {
      throw this.#unavailable(request, error);
    });
    const key = request.headers['idempotency-key'];
    return {
      ...this.#common(originOf(request)),
      caller,
      languages: languagesOfRequest(request, caller),
      cookies: this.#cookies(cookiesOf(request, reply), caller),
      address: request.ip,
      accept: request.headers.accept ?? '',
      idempotencyKey: typeof key === 'string' ? key : null,
      correlationId: request.id,
    };
  }

  /** Who sends a request. A cookie counts only where the request comes from our own pages. */
  callerOf(request: FastifyRequest): Promise<Caller> {
    const cookie = isForeign(request) ? undefined : request.cookies[SIGN_IN_COOKIE];
    return this.callers.ofRequest(request.headers, cookie);
  }

  /** Of an operation over a socket; it sets no cookies. */
  ofSocket({ origin, caller, languages, address }: SocketContext): ApiContext {
    return {
      ...this.#common(origin),
      caller,
      languages,
      address,
      cookies: { ...NO_COOKIES, device: randomUUID() },
      accept: '',
      idempotencyKey: null,
      correlationId: randomUUID(),
    };
  }

  /** Of one item of a feed: what names and texts say is read again after a minute, by all feeds of this node together. */
  ofFeed({ origin, caller, languages, address }: SocketContext): ApiContext {
    return {
      ...this.#common(origin, this.#feedLoaders.ofItem()),
      caller,
      languages,
      address,
      cookies: NO_COOKIES,
      accept: '',
      idempotencyKey: null,
      correlationId: randomUUID(),
    };
  }

  close(): void {
    this.boards.close();
    this.#tapes.close();
    this.#topics.close();
  }

  /** Who calls could not be looked up: the database is away. Nothing has happened, and the same request may be sent again. */
  #unavailable(request: FastifyRequest, error: unknown): GraphQLError {
    this.#parts.logger.error({ correlationId: request.id, error: String(error) }, 'a caller could not be looked up');
    const [language = 'en'] = languagesOfRequest(request, NOBODY);
    return new GraphQLError(this.wording.word('problem_overloaded', language), {
      extensions: { code: 'UNAVAILABLE', correlationId: request.id, http: { status: 503 } },
    });
  }

  /** Who signs out is nobody at once, not only when this node asks again. */
  #cookies(cookies: Cookies, caller: Caller): Cookies {
    const clear = () => {
      if ('signIn' in caller) this.callers.forget(caller.signIn);
      cookies.clear();
    };
    return { ...cookies, clear };
  }

  #common(origin: string, loaders = createLoaders(this.#parts.ports)) {
    const { ports, fairDoor, publicUrl } = this.#parts;
    return {
      ports,
      fairDoor,
      loaders,
      wording: this.wording,
      boards: this.boards,
      tapes: this.#tapes,
      topics: this.#topics,
      signInLink: (token: string) => `${publicUrl ?? origin}/badge#${token}`,
      calendarLink: (token: string) => `${publicUrl ?? origin}/calendar/${token}.ics`,
      leadWriters: LEAD_WRITERS,
    };
  }
}

/** A socket keeps none. */
const NO_COOKIES: Cookies = {
  device: '',
  keep: () => undefined,
  keepDevice: () => undefined,
  clear: () => undefined,
};

/** The languages in which a request is answered. */
export function languagesOfRequest(request: FastifyRequest, caller: Caller): readonly Language[] {
  const reads = caller.kind === 'badge' || caller.kind === 'user' ? caller.reads : null;
  return languagesOf({ header: request.headers['accept-language'], cookie: request.cookies[LANGUAGE_COOKIE], reads });
}

/** Whether a browser says that the request was made by another site's page. */
export function isForeign(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (!origin) return request.headers['sec-fetch-site'] === 'cross-site';
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
