import { request } from '#lib/api/client.ts';
import { signInWithBadge } from '#lib/api/documents/account.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';

/** Signing in by a badge's sign-in code: from its link, or typed. */
export class BadgeSignIn {
  /** What this is doing now. */
  phase = $state<'idle' | 'working' | 'done' | 'refused'>('idle');
  /** Why it was refused, in the reader's words. */
  problem = $state('');

  /** Exchanges the code for a session of this browser; true when signed in. */
  async exchange(token: string): Promise<boolean> {
    this.phase = 'working';
    this.problem = '';
    try {
      const { signInWithBadge: answer } = await request(signInWithBadge, { input: { token } });
      if (!isProblem(answer)) {
        this.phase = 'done';
        return true;
      }
      this.problem = answer.message;
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
    this.phase = 'refused';
    return false;
  }
}
