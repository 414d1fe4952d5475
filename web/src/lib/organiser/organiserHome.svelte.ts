/** Who is at the desk, which exhibitions are theirs, and the way in and out. */
import { request } from '#lib/api/client.ts';
import { signOut } from '#lib/api/documents/account.generated.ts';
import {
  organiserHome,
  runningExhibitions,
  signInAsOrganiser,
  type OrganiserHomeData,
  type RunningExhibitionsData,
} from '#lib/api/documents/organiser.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { monotonic, movingMonotonic } from '#lib/live/ticker.ts';
import { reader } from '#lib/messages/index.ts';

/** An exhibition of the organiser, with its sessions. */
export type OwnExhibition = NonNullable<OrganiserHomeData['viewer']>['organiserOf'][number];

/** An exhibition that anybody may see. */
export type PublicExhibition = RunningExhibitionsData['exhibitions']['edges'][number]['node'];

export class OrganiserHome {
  phase = $state<'loading' | 'signed-out' | 'here' | 'failed'>('loading');
  working = $state(false);
  /** Why signing in was refused, or reading failed, in the reader's words. */
  problem = $state('');
  /** The organiser's e-mail. */
  user = $state('');
  /** True where somebody is signed in who organises nothing: a participant's badge. */
  other = $state(false);
  exhibitions = $state.raw<readonly OwnExhibition[]>([]);
  running = $state.raw<readonly PublicExhibition[]>([]);
  #triesFrom = $state(0);

  /** Seconds until another try is taken; 0 when one may try. */
  get secondsToWait(): number {
    return this.#triesFrom === 0 ? 0 : Math.max(0, Math.ceil((this.#triesFrom - movingMonotonic()) / 1000));
  }

  /** Asks who is here and what is theirs. */
  async load(): Promise<void> {
    try {
      const { viewer } = await request(organiserHome, { languages: askedLanguages(reader.language) });
      this.exhibitions = viewer?.organiserOf ?? [];
      this.user = viewer?.user ?? '';
      this.other = viewer !== null && this.user === '' && this.exhibitions.length === 0;
      this.phase = viewer !== null && !this.other ? 'here' : 'signed-out';
      if (this.phase === 'signed-out') void this.#readRunning();
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Signs in; true when that was taken. */
  async signIn(email: string, password: string): Promise<boolean> {
    this.working = true;
    this.problem = '';
    this.#triesFrom = 0;
    try {
      const { signIn: answer } = await request(signInAsOrganiser, { input: { email: email.trim(), password } });
      if (!isProblem(answer)) {
        await this.load();
        return this.phase === 'here';
      }
      this.problem = answer.message;
      const wait = 'retryAfterSeconds' in answer ? answer.retryAfterSeconds : null;
      if (wait) this.#triesFrom = monotonic() + wait * 1000;
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
    return false;
  }

  /** Ends the session of this browser. */
  async leave(): Promise<void> {
    try {
      await request(signOut, {});
      this.exhibitions = [];
      this.user = '';
      this.phase = 'signed-out';
      void this.#readRunning();
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }

  /** What runs here is decoration of the sign-in: without it the form stands alone. */
  async #readRunning(): Promise<void> {
    try {
      const { exhibitions } = await request(runningExhibitions, { languages: askedLanguages(reader.language) });
      this.running = exhibitions.edges.map(({ node }) => node);
    } catch {
      this.running = [];
    }
  }
}
