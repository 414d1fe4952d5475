/** The last act of this desk, for as long as it can be taken back: what that would restore now, and what became of it. */
import { request } from '#lib/api/client.ts';
import { steerRecent, steerUndo, type RecentActFields } from '#lib/api/documents/steer.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { serverClock } from '#lib/live/serverClock.svelte.ts';

/** How long "undone" and "too late" stay. */
const TOLD_MS = 8000;

/** Events come in crowds: what can be restored is asked for once they rest. */
const ASK_AGAIN_MS = 700;

export type UndoPhase = 'counting' | 'working' | 'undone' | 'late' | 'failed';

export class Undoing {
  /** The act in words; empty while none is shown. */
  title = $state('');
  phase = $state<UndoPhase>('counting');
  /** The act as the server tells of it; null until it has. */
  act = $state.raw<RecentActFields | null>(null);
  /** Why it was not taken back. */
  problem = $state('');
  readonly #session: string;
  #key = newIdempotencyKey();
  #away: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(session: string) {
    this.#session = session;
  }

  /** Seconds in which the act can still be taken back. */
  get secondsLeft(): number {
    if (!this.act) return 0;
    return Math.max(0, Math.ceil((Date.parse(this.act.until) - serverClock.now) / 1000));
  }

  /** Whether anything of it can be restored. */
  get possible(): boolean {
    return this.act?.points.some(({ whyNot }) => whyNot === null) ?? false;
  }

  /** An act was done: shows it, and asks what taking it back would restore. */
  begin(title: string): void {
    clearTimeout(this.#away);
    this.title = title;
    this.phase = 'counting';
    this.act = null;
    this.problem = '';
    this.#key = newIdempotencyKey();
    void this.#ask();
  }

  /** Something happened on the floor: what can be restored may have changed. */
  touch(): void {
    if (this.title === '' || this.phase !== 'counting' || !this.act) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#ask(), ASK_AGAIN_MS);
  }

  /** The seconds are over. */
  expire(): void {
    if (this.phase !== 'counting' || !this.act) return;
    this.#end('late');
  }

  /** Takes the act back; the same try keeps its key. */
  async undo(): Promise<void> {
    const { act } = this;
    if (!act || this.phase === 'working' || this.phase === 'undone' || !this.possible) return;
    this.phase = 'working';
    try {
      const { answer } = await request(steerUndo, {
        input: { idempotencyKey: this.#key, session: this.#session, act: act.id, reason: null },
      });
      if (isProblem(answer)) {
        this.problem = answer.message;
        return this.#end(answer.code === 'undo-too-late' ? 'late' : 'failed');
      }
      if (answer.__typename === 'SessionSuccess')
        this.act = answer.session.recentActs.find(({ id }) => id === act.id) ?? act;
      this.#end('undone');
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Puts the line away; the act stands. */
  dismiss(): void {
    clearTimeout(this.#away);
    clearTimeout(this.#again);
    this.title = '';
    this.act = null;
  }

  #end(phase: UndoPhase): void {
    clearTimeout(this.#again);
    this.phase = phase;
    this.#away = setTimeout(() => this.dismiss(), TOLD_MS);
  }

  async #ask(): Promise<void> {
    const known = this.act?.id;
    const { title } = this;
    try {
      const { pairingSession } = await request(steerRecent, { session: this.#session });
      if (this.title !== title || this.phase !== 'counting') return;
      const acts = pairingSession?.recentActs ?? [];
      this.act = acts.find(({ id, mine, undone }) => (known ? id === known : mine && !undone)) ?? null;
      // It was taken back elsewhere: from the board's list, or by somebody else.
      if (this.act?.undone) return this.#end('undone');
      // Whatever changed nothing, as closing what is closed, left nothing to take back.
      if (!this.act) this.#away = setTimeout(() => this.dismiss(), TOLD_MS);
    } catch {
      // The line says that it is not live; the button stays as it was.
    }
  }
}
