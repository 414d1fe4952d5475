/** GraphQL over HTTP, same origin, with the browser's own cookie. */
import { reader } from '#lib/messages/reader.svelte.ts';
import type { Operation } from './operation.ts';

/** The server could not be reached, or did not answer in time. Nothing is known about what it did. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The server answered that it could not serve the request; a refusal of a mutation is data, not this. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault';

  /** To be told to the help desk. */
  readonly reference: string | undefined;
  /** The same request may be sent again after so long. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    /** Stable code of the fault, for example UNAUTHENTICATED. */
    readonly code: string,
    message: string,
    told: { correlationId?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.reference = told.correlationId;
    this.retryAfterSeconds = told.retryAfterSeconds;
  }
}

const ANSWER_WITHIN_MS = 15_000;
const ENDPOINT = '/graphql';

interface GraphqlAnswer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; correlationId?: string; retryAfterSeconds?: number } }[];
}

/** Sends one query or mutation and gives its data; throws Unreachable or RequestFault. */
export async function request<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  options: { signal?: AbortSignal; withinMs?: number } = {},
): Promise<Data> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, options.withinMs ?? ANSWER_WITHIN_MS);
  options.signal?.addEventListener('abort', end);
  let response: Response;
  let answer: GraphqlAnswer<Data>;
  try {
    response = await fetch(ENDPOINT, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': reader.language,
      },
      body: JSON.stringify({ query: operation.text, operationName: operation.name, variables }),
      signal: ending.signal,
    });
    answer = (await response.json()) as GraphqlAnswer<Data>;
  } catch (cause) {
    throw new Unreachable('no answer from the server', { cause });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
  }
  const fault = answer.errors?.[0];
  if (fault || !answer.data) throw faultOf(fault, response.status);
  return answer.data;
}

function faultOf(error: NonNullable<GraphqlAnswer<unknown>['errors']>[number] | undefined, status: number): Error {
  // 503: nothing has happened, and the same request may be sent again.
  if (status === 503 || (!error && status >= 500)) return new Unreachable(`status ${status}`);
  return new RequestFault(
    error?.extensions?.code ?? `STATUS_${status}`,
    error?.message ?? `status ${status}`,
    error?.extensions,
  );
}
