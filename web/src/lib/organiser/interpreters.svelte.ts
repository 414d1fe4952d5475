/** The interpreters of a session as the desk sees them, the pairs that lack one, and what staff does about both. */
import { request } from '#lib/api/client.ts';
import {
  deskInterpreters,
  forArriveToInterpret,
  forInterpret,
  forLeaveInterpreting,
  forPauseInterpreting,
  steerAssignInterpreter,
  type InterpreterRow,
} from '#lib/api/documents/floor.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { m, reader } from '#lib/messages/index.ts';
import type { Desk } from './desk.svelte.ts';
import { pairsLacking, type InterpreterAct } from './interpreting.ts';
import { wearerOf } from './floorLists.ts';
import type { Answer } from './orders.ts';

/** Events come in bursts; the list is read again this long after the first of a burst. */
const GATHER_MS = 800;

export class InterpreterDesk {
  list = $state.raw<readonly InterpreterRow[]>([]);
  /** True once the list was read. */
  complete = $state(false);
  /** What is being sent now: the badge, or the meeting. */
  working = $state('');
  /** Why the last act was refused, and of which badge or meeting. */
  problem = $state.raw({ of: '', text: '' });
  readonly #desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Pairs at a table, or on the way to one, without anybody who speaks with both; the fitting ones named. */
  get pairs() {
    return pairsLacking(this.#desk.roster.list, this.list);
  }

  /** Who wears a badge of this number. */
  wearer(frontCode: string): InterpreterRow | undefined {
    return wearerOf(frontCode, this.list);
  }

  /** Reads the list now and again after each burst of events; gives the way to end it. */
  follow(): () => void {
    void this.#read();
    const leave = $effect.root(() => {
      $effect(() => {
        void this.#desk.log.last;
        this.#timer ??= setTimeout(() => void this.#read(), GATHER_MS);
      });
    });
    return () => {
      leave();
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Sends an interpreter to a meeting. */
  send(meeting: string, interpreter: string): Promise<boolean> {
    const input = { session: this.#desk.id, meeting, interpreter, reason: m.interpreters_reason() };
    return this.#do(meeting, async (idempotencyKey) => {
      const { answer } = await request(steerAssignInterpreter, { input: { ...input, idempotencyKey } });
      return answer;
    });
  }

  /** Does for an interpreter what it could do itself, by the number on its badge. */
  act(kind: InterpreterAct, frontCode: string): Promise<boolean> {
    const presence = { session: this.#desk.id, frontCode, participant: null };
    const meeting = this.wearer(frontCode)?.meeting?.meeting ?? '';
    return this.#do(frontCode, async (idempotencyKey): Promise<Answer> => {
      const input = { ...presence, idempotencyKey };
      if (kind === 'interpret') return (await request(forInterpret, { input })).answer;
      if (kind === 'pause') return (await request(forPauseInterpreting, { input: { ...input, until: null } })).answer;
      if (kind === 'leave')
        return (await request(forLeaveInterpreting, { input: { ...input, at: null, atOnce: false } })).answer;
      return (await request(forArriveToInterpret, { input: { meeting, frontCode, participant: null, idempotencyKey } }))
        .answer;
    });
  }

  async #do(of: string, send: (idempotencyKey: string) => Promise<Answer>): Promise<boolean> {
    if (this.working !== '') return false;
    this.working = of;
    this.problem = { of: '', text: '' };
    try {
      const { message } = await send(newIdempotencyKey());
      if (message === undefined) {
        await this.#read();
        return true;
      }
      this.problem = { of, text: message };
    } catch (failure) {
      this.problem = { of, text: failureInWords(failure) };
    } finally {
      this.working = '';
    }
    return false;
  }

  async #read(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      const languages = askedLanguages(reader.language);
      const { pairingSession } = await request(deskInterpreters, { session: this.#desk.id, languages });
      this.list = pairingSession?.interpreters ?? [];
      this.complete = true;
    } catch {
      // The tape tells of the loss; the next event asks again.
    }
  }
}
