/** What staff did in the last minute, whoever it was: each act with the seconds in which it can be taken back. */
import { request } from '#lib/api/client.ts';
import { steerRecent, steerUndo, type RecentActFields } from '#lib/api/documents/steer.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import type { DeskEvent } from './threads.ts';

/** Events of one act come together: what can be restored is asked for once they rest. */
const ASK_MS = 500;

/** An event older than this when it comes is of the backlog: nothing of it can be taken back any more. */
const FRESH_MS = 60_000;

export class RecentActs {
  acts = $state.raw<readonly RecentActFields[]>([]);
  /** The act that is being taken back. */
  working = $state('');
  /** Why the last one was not taken back. */
  problem = $state('');
  readonly #session: string;
  readonly #keys = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked: only the last answer counts. */
  #asked = 0;

  constructor(session: string) {
    this.#session = session;
  }

  /** Acts that could be taken back at a moment of the server's time: the last so many, in the order in which they were done. */
  open(now: number, most = Infinity): RecentActFields[] {
    const open: RecentActFields[] = [];
    for (const act of this.acts.toReversed()) {
      if (open.length >= most) break;
      if (act.undone || !(Date.parse(act.until) > now)) continue;
      if (act.points.some(({ whyNot }) => whyNot === null)) open.push(act);
    }
    return open.reverse();
  }

  /** An event came: an act was done, or what one would restore may have changed. */
  learn({ actor, at }: DeskEvent, now: number): void {
    const isAct = actor.by === 'staff' && now - Date.parse(at) < FRESH_MS;
    if (!isAct && this.open(now, 1).length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), ASK_MS);
  }

  /** Takes an act back; the same try keeps its key. */
  async undo(act: string): Promise<void> {
    if (this.working !== '') return;
    this.working = act;
    this.problem = '';
    const idempotencyKey = this.#keys.get(act) ?? newIdempotencyKey();
    this.#keys.set(act, idempotencyKey);
    try {
      const { answer } = await request(steerUndo, {
        input: { idempotencyKey, session: this.#session, act, reason: null },
      });
      if (isProblem(answer)) this.problem = answer.message;
      else if (answer.__typename === 'SessionSuccess') {
        this.#asked += 1;
        this.acts = answer.session.recentActs;
      }
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = '';
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { pairingSession } = await request(steerRecent, { session: this.#session });
      if (asked === this.#asked) this.acts = pairingSession?.recentActs ?? [];
    } catch {
      // The line tells of the loss; the next event asks again.
    }
  }
}
