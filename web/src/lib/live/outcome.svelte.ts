/** What came of a meeting, while the reader writes it and after both sides have said it. */
import {
  confirmOutcome,
  recordOutcome,
  type MeetingFields,
  type OutcomeFields,
} from '#lib/api/documents/participant.generated.ts';
import type { OutcomeKind } from '#lib/api/documents/schema.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { m, minorDigits, reader, typedAmount, type Money } from '#lib/messages/index.ts';
import type { Deeds } from './deeds.svelte.ts';
import { noteOf, type Note } from './note.svelte.ts';

/** Kinds for which people name a sum. */
const WITH_MONEY: ReadonlySet<OutcomeKind> = new Set(['SAMPLE_ORDER', 'LETTER_OF_INTENT', 'MEMORANDUM', 'CONTRACT']);

/** How the two sides' words stand to each other. */
export type Agreement = 'nothing' | 'other-only' | 'mine-only' | 'differ' | 'same' | 'confirmed';

export class OutcomeDraft {
  meeting = $state.raw<MeetingFields>() as MeetingFields;
  kind = $state<OutcomeKind | null>(null);
  amountText = $state('');
  currency = $state('MOP');
  followUpOn = $state('');
  publish = $state(false);
  /** What is missing before it can be saved, in words. */
  missing = $state('');
  readonly note: Note;
  readonly #deeds: Deeds;
  readonly #changed: (meeting: MeetingFields) => void;

  constructor(meeting: MeetingFields, deeds: Deeds, changed: (meeting: MeetingFields) => void) {
    this.meeting = meeting;
    this.#deeds = deeds;
    this.#changed = changed;
    this.note = noteOf(meeting.id, meeting.note);
    if (meeting.outcome) this.#take(meeting.outcome);
  }

  get takesMoney(): boolean {
    return this.kind !== null && WITH_MONEY.has(this.kind);
  }

  /** The sum as it would be kept; nothing where none is written or it cannot be read. */
  get money(): Money | undefined {
    if (!this.takesMoney) return undefined;
    const amount = typedAmount(this.amountText, this.currency);
    return amount === undefined ? undefined : { amount, currency: this.currency };
  }

  /** True where what stands here differs from what was saved. */
  get unsaved(): boolean {
    const saved = this.meeting.outcome;
    return (
      saved?.kind !== this.kind ||
      !sameMoney(saved?.money ?? null, this.money ?? null) ||
      (saved?.followUpOn ?? '') !== this.followUpOn ||
      saved?.publish !== this.publish
    );
  }

  get agreement(): Agreement {
    const { outcome, otherOutcome, outcomeConfirmed } = this.meeting;
    if (!outcome) return otherOutcome ? 'other-only' : 'nothing';
    if (!otherOutcome) return 'mine-only';
    if (outcome.kind !== otherOutcome.kind || !sameMoney(outcome.money, otherOutcome.money)) return 'differ';
    return outcomeConfirmed ? 'confirmed' : 'same';
  }

  /** By how much the two sums differ, where both are in one currency. */
  get difference(): Money | undefined {
    const mine = this.meeting.outcome?.money;
    const theirs = this.meeting.otherOutcome?.money;
    if (!mine || !theirs || mine.currency !== theirs.currency) return undefined;
    const apart = BigInt(mine.amount) - BigInt(theirs.amount);
    return apart === 0n ? undefined : { amount: String(apart < 0n ? -apart : apart), currency: mine.currency };
  }

  /** The meeting as the server knows it now; what the reader is writing stays. */
  follow(meeting: MeetingFields): void {
    this.meeting = meeting;
  }

  /** Keeps what stands here; true when the server has it. */
  async save(): Promise<boolean> {
    const { kind } = this;
    this.missing = this.#whatIsMissing();
    if (kind === null || this.missing) return false;
    const money = this.money;
    const answer = await this.#deeds.send('record', recordOutcome, (idempotencyKey) => ({
      input: {
        idempotencyKey,
        meeting: this.meeting.id,
        kind,
        amount: money?.amount ?? null,
        currency: money?.currency ?? null,
        followUpOn: this.followUpOn || null,
        publish: this.publish,
      },
      languages: askedLanguages(reader.language),
    }));
    if (answer) this.#know(answer.meeting);
    return answer !== undefined;
  }

  /** Takes the other side's kind and sum for one's own, and keeps them. */
  async adopt(): Promise<boolean> {
    const theirs = this.meeting.otherOutcome;
    if (!theirs) return false;
    this.kind = theirs.kind;
    this.#takeMoney(theirs.money);
    return this.save();
  }

  /** Says that both sides mean the same. */
  async confirm(): Promise<boolean> {
    const answer = await this.#deeds.send('confirm', confirmOutcome, (idempotencyKey) => ({
      input: { idempotencyKey, meeting: this.meeting.id },
      languages: askedLanguages(reader.language),
    }));
    if (answer) this.#know(answer.meeting);
    return answer !== undefined;
  }

  #know(meeting: MeetingFields): void {
    this.meeting = meeting;
    this.#changed(meeting);
  }

  #whatIsMissing(): string {
    if (this.kind === null) return m.outcome_choose();
    if (this.takesMoney && this.amountText.trim() !== '' && !this.money) return m.problem_amount();
    return '';
  }

  #take(outcome: OutcomeFields): void {
    this.kind = outcome.kind;
    this.#takeMoney(outcome.money);
    this.followUpOn = outcome.followUpOn ?? '';
    this.publish = outcome.publish;
  }

  #takeMoney(money: Money | null): void {
    if (!money) return;
    this.currency = money.currency;
    const digits = minorDigits(money.currency);
    const padded = money.amount.padStart(digits + 1, '0');
    const cents = padded.slice(padded.length - digits);
    const whole = padded.slice(0, padded.length - digits);
    this.amountText = /^0*$/.test(cents) ? whole : `${whole}.${cents}`;
  }
}

function sameMoney(one: Money | null, other: Money | null): boolean {
  return one?.amount === other?.amount && (one === null || one?.currency === other?.currency);
}
