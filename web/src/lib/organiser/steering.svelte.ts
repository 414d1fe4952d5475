/** The act that somebody has in hand: chosen, filled in, sent once, refused or done. */
import type { DeclineReason } from '#lib/api/documents/schema.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { LANGUAGES, type Language } from '#lib/messages/index.ts';
import { isForPerson, type Act } from './acts.ts';
import { actTitle } from './actWords.ts';
import type { Desk } from './desk.svelte.ts';
import { sendAct, type Filled } from './orders.ts';

export class Steering {
  /** The act whose form is open. */
  act = $state.raw<Act | null>(null);
  /** What its form holds. */
  filled = $state<Filled>(emptyForm());
  working = $state(false);
  /** True while an act is sent without its form; the form comes only if it is refused. */
  atOnce = $state(false);
  /** Why it was refused, in the reader's words. */
  problem = $state('');
  readonly #desk: Desk;
  #key = newIdempotencyKey();
  #sent = '';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Opens the form of an act. */
  begin(act: Act): void {
    this.act = act;
    this.filled = emptyForm();
    if (act.kind === 'pair-by-hand') {
      this.filled.exhibitor = act.exhibitor;
      this.filled.buyer = act.buyer;
    }
    this.problem = '';
    this.atOnce = false;
    this.#key = newIdempotencyKey();
    this.#sent = '';
  }

  /** Does an act that needs no form; a refusal is shown in the form. */
  async doAtOnce(act: Act): Promise<boolean> {
    this.begin(act);
    this.atOnce = true;
    const isDone = await this.send();
    this.atOnce = false;
    return isDone;
  }

  /** Puts the act away undone. */
  putAway(): void {
    this.act = null;
    this.problem = '';
  }

  /** What is still to be filled in before the act can be sent. */
  get missing(): 'pair' | 'place' | 'swap' | 'comes' | 'announcement' | 'reason' | null {
    const { act, filled } = this;
    if (!act) return null;
    if (act.kind === 'pair-by-hand' && !(filled.exhibitor && filled.buyer)) return 'pair';
    if (act.kind === 'move-meeting' && !filled.place) return 'place';
    if (act.kind === 'swap-tables' && !filled.meeting) return 'swap';
    if (act.kind === 'substitute' && !filled.comes) return 'comes';
    if (act.kind === 'announce' && LANGUAGES.every((language) => filled.announcement[language].trim() === ''))
      return 'announcement';
    return isForPerson(act) || filled.reason.trim() !== '' ? null : 'reason';
  }

  /** Sends the act; true when it is done. The same intent keeps its key, a changed one gets a new. */
  async send(): Promise<boolean> {
    const { act } = this;
    if (!act || this.working || this.missing) return false;
    const intent = JSON.stringify(this.filled);
    if (this.#sent !== '' && this.#sent !== intent) this.#key = newIdempotencyKey();
    this.#sent = intent;
    this.working = true;
    this.problem = '';
    const person = isForPerson(act) ? (this.#desk.person(act.person) ?? null) : null;
    const title = actTitle(act, this.#desk);
    try {
      const answer = await sendAct(act, this.filled, { session: this.#desk.id, idempotencyKey: this.#key, person });
      if (answer.message === undefined) {
        this.act = null;
        this.#desk.undoing.begin(title);
        if (act.kind === 'open-session') void this.#desk.start();
        return true;
      }
      this.problem = answer.message;
      this.#key = newIdempotencyKey();
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
    return false;
  }
}

function emptyForm(): Filled {
  return {
    reason: '',
    until: null,
    place: null,
    meeting: null,
    comes: null,
    exhibitor: null,
    buyer: null,
    announcement: Object.fromEntries(LANGUAGES.map((language) => [language, ''])) as Record<Language, string>,
    declineReason: 'UNSAID' satisfies DeclineReason,
    lateMinutes: 5,
  };
}
