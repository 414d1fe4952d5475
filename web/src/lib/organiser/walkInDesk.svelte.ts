/** The walk-in desk: one spare badge after the other becomes somebody's. */
import { request } from '#lib/api/client.ts';
import {
  bindSpareBadge,
  deskDealing,
  scanSpareBadge,
  walkInDesk,
  type BindSpareBadgeData,
  type WalkInDeskData,
} from '#lib/api/documents/walkInDesk.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { isProblem, type Problem } from '#lib/api/problems.ts';
import { monotonic, movingMonotonic } from '#lib/live/ticker.ts';
import { reader } from '#lib/messages/index.ts';
import { Answers } from '#lib/walkIn/answers.svelte.ts';
import { Dealing } from '#lib/walkIn/dealing.svelte.ts';
import { Attempting } from '#lib/live/attempting.svelte.ts';

export type DeskSession = NonNullable<WalkInDeskData['pairingSession']>;
export type WalkInBound = Extract<BindSpareBadgeData['bindSpareBadge'], { candidates: unknown }>;

/** A walk-in is to be free to be paired within this. */
export const GOAL_SECONDS = 60;

export class WalkInDesk extends Attempting {
  phase = $state<'loading' | 'signed-out' | 'unknown' | 'scanning' | 'bad-scan' | 'asking' | 'bound'>('loading');
  session = $state.raw<DeskSession | null>(null);
  /** The spare badge in hand: its front code, and what the desk knows of the others. */
  code = $state('');
  left = $state<number | null>(null);
  answers = $state.raw(new Answers());
  bound = $state.raw<WalkInBound | null>(null);
  /** Why a scan was refused. */
  refusal = $state.raw<Problem | null>(null);
  readonly dealing: Dealing;
  #startedAt = $state(0);
  #tookSeconds = $state<number | null>(null);
  #key = '';

  constructor(readonly id: string) {
    super();
    this.dealing = new Dealing(async (side, goods) => {
      const { spareBadge: found } = await request(deskDealing, { session: id, code: this.code, side, goods });
      return isProblem(found) ? null : found.dealing;
    });
  }

  /** Seconds since the badge in hand was scanned; at rest once it is bound. */
  get seconds(): number {
    return this.#tookSeconds ?? Math.max(0, (movingMonotonic() - this.#startedAt) / 1000);
  }

  /** Reads the session, and whether the reader keeps badges. */
  async load(): Promise<void> {
    await this.attempt(async () => {
      const found = await request(walkInDesk, { session: this.id, languages: askedLanguages(reader.language) });
      this.session = found.pairingSession;
      if (!found.viewer?.mayDo.includes('keep-badges')) this.phase = 'signed-out';
      else if (this.phase === 'loading') this.phase = found.pairingSession ? 'scanning' : 'unknown';
    });
  }

  /** Takes a badge in hand: what was scanned or typed. The clock starts. */
  async take(code: string): Promise<void> {
    await this.attempt(async () => {
      const { spareBadge: found } = await request(scanSpareBadge, { session: this.id, code });
      if (isProblem(found)) {
        this.refusal = found;
        this.code = code;
        this.phase = 'bad-scan';
        return;
      }
      this.code = found.frontCode;
      this.left = found.left;
      this.answers = new Answers();
      this.#startedAt = monotonic();
      this.#tookSeconds = null;
      this.#key = newIdempotencyKey();
      this.phase = 'asking';
    });
  }

  /** Binds the badge in hand; true where that was done. One key through all tries of these answers. */
  async bind(): Promise<boolean> {
    let done = false;
    await this.attempt(async () => {
      const existing = this.answers.existing?.id ?? null;
      const input = { session: this.id, code: this.code, idempotencyKey: this.#key, existing, ...this.answers.input };
      const { bindSpareBadge: answer } = await request(bindSpareBadge, {
        input,
        languages: askedLanguages(reader.language),
      });
      if (!isProblem(answer)) {
        this.#tookSeconds = this.seconds;
        this.bound = answer;
        this.left = answer.left;
        this.phase = 'bound';
        done = true;
      } else if (answer.code.startsWith('spare-') || answer.code === 'badge-taken') {
        this.refusal = answer;
        this.phase = 'bad-scan';
      } else {
        this.problem = answer.message;
        this.#key = newIdempotencyKey();
      }
    });
    return done;
  }

  /** The next one, please. */
  next(): void {
    this.phase = 'scanning';
    this.problem = '';
    this.bound = null;
    this.refusal = null;
    this.code = '';
  }
}
