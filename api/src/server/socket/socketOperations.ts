import {
  createSourceEventStream,
  GraphQLError,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { NOBODY, type Caller } from '../../domain/credential/caller.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ApiContext } from '../../graphql/context.ts';
import { feedEnd } from '../../graphql/feed/feedEnd.ts';
import { FeedSource } from '../../graphql/feed/pushFeed.ts';
import { languageOfTag, languagesOf } from '../../graphql/languages.ts';
import { costOf, refuseCost } from '../../graphql/limits.ts';
import type { SocketContext } from '../http/contexts.ts';
import { LANGUAGE_COOKIE } from '../http/cookies.ts';
import { faultInWords, isOurs } from '../http/faults.ts';
import { rootFieldsOf } from '../http/metricsPlugin.ts';
import type { KnownDocument } from '../push/knownDocuments.ts';
import { PushEngine } from '../push/pushEngine.ts';
import type { Arrival, Conversation } from './conversation.ts';
import type { Operation } from './operation.ts';
import type { SocketParts } from './socketServer.ts';
import { CLOSED, type SocketWatch } from './socketWatch.ts';

/** Sockets that one sign-in or key may have open: a person's devices and tabs, a partner's processes. */
const MOST_SOCKETS_EACH = 40;

/** An operation that may run. */
interface Admitted {
  document: KnownDocument;
  variables: Readonly<Record<string, unknown>>;
  context: ApiContext;
}

/** Who may open a socket, and what may be asked over it: the same parsing, rules and limits as over HTTP. */
export class SocketOperations {
  readonly #parts: SocketParts;
  readonly #watch: SocketWatch;
  readonly push: PushEngine;

  constructor(parts: SocketParts, watch: SocketWatch) {
    this.#parts = parts;
    this.#watch = watch;
    this.push = new PushEngine({
      contextOf: (socket) => parts.contexts.ofFeed(socket),
      inWords: (context, result) => this.#inWords(context, result),
    });
  }

  get logger(): SocketParts['logger'] {
    return this.#parts.logger;
  }

  /** A ticket, a token or a key opens a socket as somebody; without one it is nobody's, and only a board's token shows it anything. A cookie never counts. */
  async open(conversation: Conversation, params: Readonly<Record<string, unknown>>): Promise<SocketContext | null> {
    const { arrival } = conversation;
    await this.push.turn();
    const held = await this.#whoOpens(params);
    // Whoever left meanwhile is no longer there to be watched, and would be counted for ever.
    if (!held || !arrival || conversation.isOver) return null;
    const { caller, expiresAt } = held;
    if (caller.kind !== 'nobody' && this.#watch.countOf(caller) >= MOST_SOCKETS_EACH) {
      conversation.close(CLOSED.tooMany, 'Too many sockets');
      return null;
    }
    const { address, origin } = arrival;
    this.#watch.add({ conversation, caller, expiresAt, openedAt: this.#parts.ports.clock.now() });
    return { address, origin, caller, languages: languagesAsked(arrival, params, caller) };
  }

  /** Runs an operation to its end, or until it follows a feed. */
  async run(operation: Operation, payload: SubscribePayload): Promise<void> {
    await this.push.turn();
    if (operation.isOver) return;
    const context = this.#parts.contexts.ofSocket(operation.context);
    const admitted = this.#admit(payload, context);
    if ('refused' in admitted) return operation.fail(this.#errorsInWords(context, admitted.refused));
    const { document, variables } = admitted;
    const { operation: kind } = document.operation;
    for (const name of rootFieldsOf(document.operation)) this.#parts.metrics.operations.inc({ kind, name });
    if (kind === 'subscription') return this.#subscribe(operation, admitted);
    operation.next(this.#inWords(context, await document.run(undefined, context, variables)));
    operation.complete();
  }

  /** A socket has as many operations as it may. */
  refuseMore(operation: Operation): void {
    const error = new GraphQLError('Too many operations run on this socket.', { extensions: { code: 'OVERLOADED' } });
    this.end(operation, error);
  }

  /** Ends an operation with an error in its reader's words. */
  end(operation: Operation, error: unknown): void {
    const context = this.#parts.contexts.ofFeed(operation.context);
    const thrown =
      error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: asError(error) });
    operation.fail(this.#errorsInWords(context, [thrown]));
  }

  async #whoOpens(
    params: Readonly<Record<string, unknown>>,
  ): Promise<{ caller: Caller; expiresAt: Instant | null } | null> {
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

  #admit(payload: SubscribePayload, context: ApiContext): Admitted | { refused: readonly GraphQLError[] } {
    const document = this.#parts.documents.read(payload.query, payload.operationName ?? null);
    if ('length' in document) return { refused: document };
    const variables = payload.variables ?? {};
    const cost = costOf(document.document, payload.operationName ?? null, variables);
    const refusal = refuseCost(cost) ?? this.#parts.budgets.take(context.caller, cost);
    return refusal ? { refused: [refusal] } : { document, variables, context };
  }

  async #subscribe(operation: Operation, { document, variables, context }: Admitted): Promise<void> {
    const source = await createSourceEventStream({
      schema: this.#parts.schema as GraphQLSchema,
      document: document.document,
      operationName: document.operation.name?.value,
      variableValues: variables,
      contextValue: context,
    });
    if (!(Symbol.asyncIterator in source)) {
      operation.next(this.#inWords(context, source));
      return operation.complete();
    }
    if (source instanceof FeedSource) return this.#follow(operation, { source, document, variables });
    await this.#iterate(operation, source, { document, variables, context });
  }

  async #follow(
    operation: Operation,
    { source, document, variables }: Pick<Admitted, 'document' | 'variables'> & { source: FeedSource },
  ): Promise<void> {
    if (operation.isOver) return;
    const { signal } = operation;
    const { group, level } = this.push.follow(operation, { feed: source.feed, document, variables, signal });
    operation.follows(group);
    await level;
    operation.settled();
  }

  /** A stream that is nobody else's: its next item is taken when the last has been read. */
  async #iterate(
    operation: Operation,
    items: AsyncIterable<unknown>,
    { document, variables, context }: Admitted,
  ): Promise<void> {
    const iterator = items[Symbol.asyncIterator]();
    const leave = () => void iterator.return?.().catch(() => undefined);
    operation.signal.addEventListener('abort', leave, { once: true });
    try {
      for (let next = await iterator.next(); !next.done && !operation.isOver; next = await iterator.next()) {
        await operation.nextWhenRead(this.#inWords(context, await document.run(next.value, context, variables)));
      }
      operation.complete();
    } catch (error) {
      operation.over(feedEnd(error));
    }
  }

  #inWords(context: ApiContext, result: ExecutionResult): object {
    return result.errors ? { ...result, errors: this.#errorsInWords(context, result.errors) } : result;
  }

  #errorsInWords(context: ApiContext, errors: readonly GraphQLError[]): GraphQLFormattedError[] {
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

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** `languages` or `language` of `connection_init` go before the page's choice and the browser's. */
function languagesAsked(
  { acceptLanguage, cookie: cookies }: Arrival,
  params: Readonly<Record<string, unknown>>,
  caller: Caller,
) {
  const asked = [params['languages'], params['language']].flat();
  const said = asked.flatMap((tag) => (typeof tag === 'string' ? (languageOfTag(tag) ?? []) : []));
  const cookie = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([\\w-]+)`).exec(cookies ?? '')?.[1];
  const reads = caller.kind === 'badge' || caller.kind === 'user' ? caller.reads : null;
  return [...new Set([...said, ...languagesOf({ header: acceptLanguage, cookie, reads })])];
}

function bearer(header: unknown): string | undefined {
  return typeof header === 'string' ? /^Bearer (.+)$/i.exec(header)?.[1] : undefined;
}
