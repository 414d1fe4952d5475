/** What went wrong, in a sentence for the reader. */
import { m } from '#lib/messages/index.ts';
import { RequestFault } from './client.ts';

/** A refusal as mutations give it: a stable code and the viewer's words. */
export interface Problem {
  code: string;
  message: string;
}

/** True where a mutation's answer is a refusal. */
export function isProblem<Answer extends object>(answer: Answer): answer is Extract<Answer, Problem> {
  return 'code' in answer && 'message' in answer;
}

/** A thrown failure in words: a fault of the server with its reference, or a lost connection. */
export function failureInWords(failure: unknown): string {
  if (failure instanceof RequestFault) return m.problem_unknown({ reference: failure.reference ?? failure.code });
  return m.problem_no_connection();
}
