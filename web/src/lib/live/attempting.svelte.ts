import { failureInWords } from '#lib/api/problems.ts';

/** What asks the server for one thing at a time, and says in words where that failed. */
export abstract class Attempting {
  /** The server is being asked. */
  working = $state(false);
  /** Why the last attempt failed, in the reader's language; empty where it did not. */
  problem = $state('');

  /** Runs it, and keeps what went wrong for the reader. */
  protected async attempt(act: () => Promise<void>): Promise<void> {
    this.working = true;
    this.problem = '';
    try {
      await act();
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
  }
}
