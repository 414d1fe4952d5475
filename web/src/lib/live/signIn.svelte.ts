import { request } from '#lib/api/client.ts';
import { signInWithBadge } from '#lib/api/documents/account.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';

/** Another device holds the badge: how often to ask whether it has said yes, and for how long. */
const ASK_AGAIN_MS = 4_000;
const ASK_TIMES = 45;
/** Refusals of the code itself: the same code is refused again. */
const FOR_GOOD: ReadonlySet<string> = new Set(['badge-unknown', 'badge-revoked', 'front-code']);

/** Signing in by a badge's sign-in code: from its link, or typed. */
export class BadgeSignIn {
  /** What this is doing now; `waiting` is for the yes of the device that holds the badge; `spare`: the badge is nobody's yet. */
  phase = $state<'idle' | 'working' | 'waiting' | 'done' | 'spare' | 'refused'>('idle');
  /** Why it was refused, or what it waits for, in the reader's words. */
  problem = $state('');
  /** True where trying the same code again changes nothing. */
  forGood = $state(false);
  #ended = false;

  /** Exchanges the code for a session of this browser; true when signed in. */
  async exchange(token: string): Promise<boolean> {
    this.phase = 'working';
    this.problem = '';
    for (let time = 0; time < ASK_TIMES && !this.#ended; time += 1) {
      const refusal = await this.#tryOnce(token);
      if (refusal === null) {
        this.phase = 'done';
        return true;
      }
      if (refusal === 'badge-spare') {
        this.phase = 'spare';
        return false;
      }
      this.forGood = FOR_GOOD.has(refusal);
      if (refusal !== 'other-device') break;
      this.phase = 'waiting';
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
    this.phase = 'refused';
    return false;
  }

  /** The page is gone: asks no more. */
  end(): void {
    this.#ended = true;
  }

  /** Nothing where the code was taken, and the code of the refusal otherwise. */
  async #tryOnce(token: string): Promise<string | null> {
    try {
      const { signInWithBadge: answer } = await request(signInWithBadge, { input: { token } });
      if (!isProblem(answer)) return null;
      this.problem = answer.message;
      return answer.code;
    } catch (failure) {
      this.problem = failureInWords(failure);
      return 'unreachable';
    }
  }
}
