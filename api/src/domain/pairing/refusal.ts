/** The stable codes of refusals; `problem_<code with underscores>` names the sentence in the four languages. */
export type RefusalCode =
  | 'offer-expired'
  | 'offer-gone'
  | 'already-answered'
  | 'already-extended'
  | 'place-taken'
  | 'place-closed'
  | 'place-unknown'
  | 'no-place-free'
  | 'session-unknown'
  | 'session-not-open'
  | 'session-paused'
  | 'session-closed'
  | 'session-state'
  | 'participant-unknown'
  | 'participant-state'
  | 'interpreter-unknown'
  | 'not-yours'
  | 'already-met'
  | 'in-other-session'
  | 'busy-now'
  | 'missing-certificate'
  | 'licence-missing'
  | 'no-common-language'
  | 'same-owner'
  | 'blocked'
  | 'commitment'
  | 'quota'
  | 'quota-day'
  | 'quota-kind'
  | 'other-venue'
  | 'meeting-gone'
  | 'meeting-state'
  | 'meeting-self'
  | 'claim-needed'
  | 'place-waited-for'
  | 'outcome-missing'
  | 'currency-unknown'
  | 'amount'
  | 'text-too-long'
  | 'text-invalid'
  | 'undo-too-late'
  | 'undo-impossible'
  | 'rules-out-of-range'
  | 'dates-order'
  | 'key-reused'
  | 'overloaded';

/** A "no" that is an answer: a code and the facts its sentence needs. Nothing has changed. */
export interface Refusal {
  refused: RefusalCode;
  facts: Readonly<Record<string, string | number>>;
}

/** A refusal with its facts. */
export function refuse(refused: RefusalCode, facts: Refusal['facts'] = {}): Refusal {
  return { refused, facts };
}

/** Whether a value is a refusal. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
