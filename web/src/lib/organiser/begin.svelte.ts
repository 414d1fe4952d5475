/** The first account of an installation that nobody uses yet. */
import { request } from '#lib/api/client.ts';
import { begin, isNew } from '#lib/api/documents/fair.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { m } from '#lib/messages/index.ts';

export class Begin {
  phase = $state<'loading' | 'open' | 'begun' | 'failed'>('loading');
  working = $state(false);
  problem = $state('');
  organisation = $state('');
  name = $state('');
  email = $state('');
  password = $state('');
  #code = '';

  /** Takes the code out of the address, and asks whether it is still wanted. */
  async load(code: string): Promise<void> {
    this.#code = code;
    try {
      this.phase = (await request(isNew, {})).isNew ? 'open' : 'begun';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Opens the account and signs in; true when that was taken. */
  async open(): Promise<boolean> {
    const { organisation, name, email, password } = this;
    if ([organisation, email, password].some((value) => value.trim() === '')) {
      this.problem = m.begin_fields_empty();
      return false;
    }
    this.working = true;
    this.problem = '';
    try {
      const { begin: answer } = await request(begin, {
        input: { code: this.#code, organisation, name, email, password },
      });
      if (!isProblem(answer)) return true;
      this.problem = answer.message;
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
    return false;
  }
}
