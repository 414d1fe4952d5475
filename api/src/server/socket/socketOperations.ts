import {
  GraphQLError,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { NOBODY, type Caller } from '../../domain/credential/caller.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ApiContext } from '../../graphql/context.ts';
import { languageOfTag, languagesOf } from '../../graphql/languages.ts';
import { costOf, limitsRule, PARSE_OPTIONS, refuseCost } from '../../graphql/limits.ts';
import type { SocketContext } from '../http/contexts.ts';
import { LANGUAGE_COOKIE } from '../http/cookies.ts';
import { faultInWords, isOurs } from '../http/faults.ts';
import { rootFieldsOf } from '../http/metricsPlugin.ts';
import { locate } from './origin.ts';
import type { SocketParts } from './socketServer.ts';
import { CLOSED, type SocketWatch } from './socketWatch.ts';

/** What is kept with a socket. */
export interface SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Who opened it, once it is known. */
  opened?: SocketContext;
}

type SocketCtx = Context<Record<string, unknown>, SocketExtra>;

/** What graphql-ws hands to a hook: the socket, the operation's id, what was asked, and what the hook is about. */
type Hook<About extends unknown[]> = [SocketCtx, string, SubscribePayload, ...About];

/** Sockets that one sign-in or key may have open: a person's devices and tabs, a partner's processes. */
const MOST_SOCKETS_EACH = 40;
/** Operations that may run on one socket at once. */
const MOST_OPERATIONS = 30;
/** Signs of life are passed on at most this often. */
const ALIVE_EVERY_MS = 5_000;

/** Who may open a socket, and what may be asked over it: the same parsing, rules and limits as over HTTP. */
export class SocketOperations {
  readonly #parts: SocketParts;
  readonly #watch: SocketWatch;

  constructor(parts: SocketParts, watch: SocketWatch) {
    this.#parts = parts;
    this.#watch = watch;
  }

  /** The hooks of graphql-ws. */
  hooks() {
    return {
      onConnect: (ctx: SocketCtx) => this.#open(ctx),
      onSubscribe: (ctx: SocketCtx, _id: string, payload: SubscribePayload) => this.#read(ctx, payload),
      onOperation: (...[, , , args]: Hook<[ExecutionArgs]>) => this.#count(args),
      onNext: (...[, , , args, result]: Hook<[ExecutionArgs, ExecutionResult]>) =>
        this.#inWords(args.contextValue as ApiContext, result),
      onError: (...[ctx, , , errors]: Hook<[readonly GraphQLError[]]>) =>
        this.#errorsInWords(this.#parts.contexts.ofSocket(openedOf(ctx)), errors),
    };
  }

  /** A ticket, a token or a key opens a socket as somebody; without one it is nobody's, and only a board's token shows it anything. A cookie never counts. */
  async #open(ctx: SocketCtx): Promise<boolean> {
    const { socket, request } = ctx.extra;
    const held = await this.#whoOpens(ctx.connectionParams ?? {});
    if (!held) return false;
    const { caller, expiresAt } = held;
    if (caller.kind !== 'nobody' && this.#watch.countOf(caller) >= MOST_SOCKETS_EACH) {
      socket.close(CLOSED.tooMany, 'Too many sockets');
      return false;
    }
    const alive = new Set<() => void>();
    const { trustProxy = false } = this.#parts;
    ctx.extra.opened = {
      ...locate(request, trustProxy !== false),
      caller,
      alive,
      languages: languagesAsked(ctx, caller),
    };
    this.#watch.add({
      socket,
      caller,
      expiresAt,
      openedAt: this.#parts.ports.clock.now(),
      running: () => Object.keys(ctx.subscriptions).length,
    });
    passOnLife(socket, alive);
    return true;
  }

  async #whoOpens(params: Record<string, unknown>): Promise<{ caller: Caller; expiresAt: Instant | null } | null> {
    const { callers } = this.#parts.contexts;
    const { ticket } = params;
    const token = params['token'] ?? bearer(params['authorization'] ?? params['Authorization']);
    if (typeof ticket === 'string') {
      const caller = await callers.ofTicket(ticket);
      return caller.kind === 'nobody' ? null : { caller, expiresAt: null };
    }
    if (typeof token === 'string') {
      const held = await callers.heldBy(token);
      return held.caller.kind === 'nobody' ? null : held;
    }
    return { caller: NOBODY, expiresAt: null };
  }

  async #read(ctx: SocketCtx, payload: SubscribePayload): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { schema, contexts, budgets } = this.#parts;
    const contextValue = contexts.ofSocket(openedOf(ctx));
    if (Object.keys(ctx.subscriptions).length > MOST_OPERATIONS) {
      return [new GraphQLError('Too many operations run on this socket.', { extensions: { code: 'OVERLOADED' } })];
    }
    try {
      const document = parse(payload.query, PARSE_OPTIONS);
      const errors = validate(schema, document, [...specifiedRules, limitsRule]);
      if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
      const operationName = payload.operationName ?? null;
      if (!getOperationAST(document, operationName)) {
        return [new GraphQLError('Unknown operation.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
      }
      const cost = costOf(document, operationName, payload.variables ?? {});
      const refusal = refuseCost(cost) ?? budgets.take(contextValue.caller, cost);
      if (refusal) return [refusal];
      return { schema, document, operationName, variableValues: payload.variables ?? {}, contextValue };
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
  }

  #count({ document, operationName }: ExecutionArgs): void {
    const operation = getOperationAST(document, operationName);
    if (!operation) return;
    for (const name of rootFieldsOf(operation)) this.#parts.metrics.operations.inc({ kind: operation.operation, name });
  }

  #inWords(context: ApiContext, result: ExecutionResult): ExecutionResult | undefined {
    if (!result.errors) return undefined;
    return { ...result, errors: this.#errorsInWords(context, result.errors) as unknown as readonly GraphQLError[] };
  }

  #errorsInWords(context: ApiContext, errors: readonly GraphQLError[]) {
    return errors.map((error) => {
      const code = String(error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
      this.#parts.metrics.refusals.inc({ code });
      if (isOurs(error)) return faultInWords(context, error.toJSON());
      const cause = error.originalError ?? error;
      this.#parts.logger.error(
        { correlationId: context.correlationId, error: cause.stack ?? String(cause) },
        'an operation of a socket failed',
      );
      return faultInWords(context, { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    });
  }
}

function openedOf(ctx: SocketCtx): SocketContext {
  return (
    ctx.extra.opened ?? { caller: NOBODY, languages: ['en'], address: '', origin: 'http://localhost', alive: new Set() }
  );
}

function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code']) return error;
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...error.extensions, code } });
}

/** `languages` or `language` of `connection_init` go before the page's choice and the browser's. */
function languagesAsked({ connectionParams = {}, extra }: SocketCtx, caller: Caller) {
  const { headers } = extra.request;
  const asked = [connectionParams['languages'], connectionParams['language']].flat();
  const said = asked.flatMap((tag) => (typeof tag === 'string' ? (languageOfTag(tag) ?? []) : []));
  const cookie = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
  const reads = caller.kind === 'badge' || caller.kind === 'user' ? caller.reads : null;
  return [...new Set([...said, ...languagesOf({ header: headers['accept-language'], cookie, reads })])];
}

function bearer(header: unknown): string | undefined {
  return typeof header === 'string' ? /^Bearer (.+)$/i.exec(header)?.[1] : undefined;
}

/** Whatever a client sends, and each answer to a ping, is a sign of life of its device. */
function passOnLife(socket: WebSocket, alive: ReadonlySet<() => void>): void {
  let last = 0;
  const passOn = () => {
    const now = performance.now();
    if (now - last < ALIVE_EVERY_MS) return;
    last = now;
    for (const listener of alive) listener();
  };
  socket.on('message', passOn);
  socket.on('pong', passOn);
}
