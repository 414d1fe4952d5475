/** An interpreter's presence as its phone shows it: the sessions it may help in, the server's word, and what it does. */
import { request } from '#lib/api/client.ts';
import * as api from '#lib/api/documents/interpreter.generated.ts';
import type { InterpreterFields, MyWorkData } from '#lib/api/documents/interpreter.generated.ts';
import type { Language as WireLanguage, ParticipantState } from '#lib/api/documents/schema.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import type { Operation } from '#lib/api/operation.ts';
import { failureInWords, type Problem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import { Deeds, type DeedKind } from './deeds.svelte.ts';
import { Line } from './line.svelte.ts';
import { serverClock } from './serverClock.svelte.ts';
import { monotonic } from './ticker.ts';

type Work = NonNullable<MyWorkData['viewer']>['interpretsIn'][number];
type FeedItem = api.InterpreterFeedData['interpreterFeed'];

export class Interpreting {
  phase = $state<'loading' | 'signed-out' | 'failed' | 'choose' | 'here'>('loading');
  problem = $state('');
  /** Open sessions in which the reader may help. */
  sessions = $state.raw<readonly Work[]>([]);
  now = $state.raw<InterpreterFields | null>(null);
  readonly line = new Line();
  readonly deeds = new Deeds();
  #close: (() => void) | undefined;

  /** Asks where the reader may help; enters where it is already. */
  async load(): Promise<void> {
    this.phase = 'loading';
    try {
      const { viewer } = await request(api.myWork, { languages: this.#languages });
      if (!viewer) return void (this.phase = 'signed-out');
      this.sessions = viewer.interpretsIn;
      const here = viewer.interpretsIn.find(({ myInterpreter }) => myInterpreter && myInterpreter.state !== 'LEFT');
      this.phase = 'choose';
      if (here?.myInterpreter) this.#enter(here.myInterpreter);
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** "I am here and free", in a session. */
  async join(session: string): Promise<void> {
    await this.#act('available', api.interpret, (idempotencyKey) => ({ idempotencyKey, session }));
  }

  /** As the switch of free, break and leaving reads it. */
  get me(): { state: ParticipantState; until: string | null; session: { exhibition: { timeZone: string } } } {
    const zone = this.now?.session.exhibition.timeZone ?? 'UTC';
    const session = { exhibition: { timeZone: zone } };
    return { state: this.now?.state === 'PAUSED' ? 'PAUSED' : 'AVAILABLE', until: this.now?.until ?? null, session };
  }

  becomeAvailable(): Promise<boolean> {
    return this.#act('available', api.interpret, (idempotencyKey) => ({ idempotencyKey, session: this.#session }));
  }

  pause(until: string | null): Promise<boolean> {
    return this.#act('pause', api.pauseInterpreting, (idempotencyKey) => ({
      idempotencyKey,
      session: this.#session,
      until,
    }));
  }

  leave(): Promise<boolean> {
    return this.#act('leave', api.leaveInterpreting, (idempotencyKey) => ({
      idempotencyKey,
      session: this.#session,
      atOnce: false,
    }));
  }

  leaveAt(at: string): Promise<boolean> {
    return this.#act('leave', api.leaveInterpreting, (idempotencyKey) => ({
      idempotencyKey,
      session: this.#session,
      at,
      atOnce: false,
    }));
  }

  arrive(): Promise<boolean> {
    const meeting = this.now?.meeting?.meeting ?? '';
    return this.#act('arrive', api.arriveToInterpret, (idempotencyKey) => ({ idempotencyKey, meeting }));
  }

  /** Closes the line. */
  close(): void {
    this.#close?.();
    this.#close = undefined;
  }

  #enter(now: InterpreterFields): void {
    this.now = now;
    this.phase = now.state === 'LEFT' ? 'choose' : 'here';
    if (this.phase === 'choose') return this.close();
    if (this.#close) return;
    const leave = this.line.follow({
      operation: api.interpreterFeed,
      variables: () => ({ session: this.#session, languages: this.#languages }),
      receive: ({ interpreterFeed }, openedAt) => this.#receive(interpreterFeed, openedAt),
    });
    const close = this.line.open();
    this.#close = () => {
      leave();
      close();
    };
  }

  #receive(item: FeedItem, openedAt: number): void {
    const receivedAt = monotonic();
    const serverTime = Date.parse(item.now);
    this.deeds.tryNow();
    if (item.__typename === 'Mark') return serverClock.learnFromMessage({ serverTime, receivedAt });
    if (item.previous === null) serverClock.learnFromExchange({ serverTime, sentAt: openedAt, receivedAt });
    else serverClock.learnFromMessage({ serverTime, receivedAt });
    this.#enter(item.interpreter);
  }

  async #act<Input>(
    kind: DeedKind,
    operation: Operation<
      { answer: { interpreter: InterpreterFields } | Problem },
      { input: Input; languages: readonly WireLanguage[] }
    >,
    input: (idempotencyKey: string) => Input,
  ): Promise<boolean> {
    const answer = await this.deeds.send(kind, operation, (idempotencyKey) => ({
      input: input(idempotencyKey),
      languages: this.#languages,
    }));
    if (answer) this.#enter(answer.interpreter);
    return answer !== undefined;
  }

  get #languages(): readonly WireLanguage[] {
    return askedLanguages(reader.language);
  }

  get #session(): string {
    return this.now?.session.id ?? '';
  }
}
