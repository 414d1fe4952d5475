/** Another delegate takes over a registration. */
import { request } from '#lib/api/client.ts';
import { substituteDelegate, type SubstituteDelegateData } from '#lib/api/documents/walkInDesk.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';

type Done = Extract<SubstituteDelegateData['substituteDelegate'], { commitments: unknown }>;

export class Substitution {
  old = $state('');
  spare = $state('');
  nameChinese = $state('');
  nameLatin = $state('');
  languages = $state.raw<readonly string[]>([]);
  working = $state(false);
  problem = $state('');
  /** The last one that was done, and whom it stands in for. */
  done = $state.raw<(Done & { old: string }) | null>(null);
  #key = newIdempotencyKey();

  constructor(readonly session: string) {}

  /** Whether everything is there that the desk needs. */
  get complete(): boolean {
    const hasName = this.nameChinese.trim() !== '' || this.nameLatin.trim() !== '';
    return this.old.trim() !== '' && this.spare.trim() !== '' && hasName && this.languages.length > 0;
  }

  turnLanguage(tag: string): void {
    this.languages = this.languages.includes(tag)
      ? this.languages.filter((other) => other !== tag)
      : [...this.languages, tag];
  }

  /** Hands the registration over; one key until there was an answer. */
  async send(): Promise<void> {
    this.working = true;
    this.problem = '';
    try {
      const { substituteDelegate: answer } = await request(substituteDelegate, {
        input: { session: this.session, idempotencyKey: this.#key, ...this.#input() },
        languages: askedLanguages(reader.language),
      });
      this.#key = newIdempotencyKey();
      if (isProblem(answer)) this.problem = answer.message;
      else this.#finish(answer);
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
  }

  #input() {
    const name = [
      { language: 'zh-Hant', text: this.nameChinese.trim() },
      { language: 'en', text: this.nameLatin.trim() },
    ].filter(({ text }) => text !== '');
    return { frontCode: this.old.trim(), code: this.spare.trim(), name, languages: [...this.languages] };
  }

  #finish(answer: Done): void {
    this.done = { ...answer, old: this.old.trim().toUpperCase() };
    this.old = this.spare = this.nameChinese = this.nameLatin = '';
    this.languages = [];
  }
}
