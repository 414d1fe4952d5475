import type { RefusalCode } from '../../domain/pairing/refusal.ts';

/** Every code with which an operation may refuse; `problem_<code with underscores>` names the sentence. */
export type RefusedCode =
  | RefusalCode
  | 'signed-out'
  | 'not-allowed'
  | 'badge-unknown'
  | 'badge-revoked'
  | 'front-code'
  | 'badge-spare'
  | 'badge-taken'
  | 'badge-count'
  | 'spare-taken'
  | 'spare-void'
  | 'spare-other-fair'
  | 'spare-unreadable'
  | 'answer-missing'
  | 'organisation-unknown'
  | 'substitute-name'
  | 'substitute-side'
  | 'certificate-not-required'
  | 'other-device'
  | 'wrong-password'
  | 'too-many-tries'
  | 'language-unknown'
  | 'key-missing'
  | 'send-again'
  | 'date-invalid'
  | 'rating'
  | 'minutes'
  | 'id-unknown'
  | 'rows-refused'
  | 'file-encoding'
  | 'too-many-files'
  | 'too-many'
  | 'reference-taken'
  | 'still-used'
  | 'begin-code'
  | 'begun-already'
  | 'email-invalid'
  | 'email-in-use'
  | 'password-too-short'
  | 'plan-invalid'
  | 'plan-stale'
  | 'session-live'
  | 'scope-unknown'
  | 'rehearsal-missing'
  | 'rehearsal-running'
  | 'rehearsal-setting'
  | 'rehearsal-setting-unknown'
  | 'rehearsal-too-large';

/** A "no" that is an answer: nothing has changed. */
export interface Refused {
  refused: RefusedCode;
  facts: Readonly<Record<string, string | number>>;
  /** Which part of the input it is about. */
  path?: readonly string[];
  /** For throttled sign-ins. */
  retryAfterSeconds?: number;
}

/** A refusal with what its sentence needs. */
export function refused(code: RefusedCode, rest: Partial<Omit<Refused, 'refused'>> = {}): Refused {
  return { refused: code, facts: {}, ...rest };
}

/** Whether an answer is a refusal. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
