/** The statement of an append: interpreters have one of their own, so that batches without them pay nothing for the question. */
import type { Batch } from '../ports/sessionLog.ts';
import { interpreterArguments } from './appendRows.ts';

const APPEND = { name: 'append', text: `select append_session_batch(${holes(22)}) as head` };
const WITH_INTERPRETERS = {
  name: 'append with interpreters',
  text: `select append_session_batch_with_interpreters(${holes(25)}) as head`,
};

/** What is sent to the database for a batch; `values` are the arguments that every batch has. */
export function appendStatement(batch: Batch, values: readonly unknown[]) {
  const helpers = interpreterArguments(batch);
  return helpers ? { ...WITH_INTERPRETERS, values: [...values, ...helpers] } : { ...APPEND, values: [...values] };
}

function holes(count: number): string {
  return Array.from({ length: count }, (_, at) => `$${at + 1}`).join(', ');
}
