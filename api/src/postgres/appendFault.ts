/** What a failed append means, read from PostgreSQL's own codes and the names of its constraints. */
import { DatabaseError } from 'pg';
import { AppendUnknown, type AppendResult, type Guard } from '../ports/sessionLog.ts';

/** Rolled back for the sake of another transaction (deadlock, serialization): the same append may be sent again as it is. */
export function mayBeSentAgain(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40P01' || error.code === '40001');
}

/**
 * A refusal is a result. What leaves open whether the batch was committed (the connection or the server went away) is thrown as `AppendUnknown`; what the
 * server says of a statement that it rolled back (no such function, no space left, cancelled) is thrown as it is: sending it on and on would not help.
 */
export function refusalFrom(error: unknown): Exclude<AppendResult, { appended: number }> {
  if (error instanceof DatabaseError) {
    if (error.code === 'PF001') return { fenced: true };
    const guard = guardOf(error);
    if (guard) return { guarded: guard, detail: detailOf(error) };
    if (error.severity === 'ERROR') throw new Error(`${error.code}: ${error.message}`, { cause: error });
  }
  throw new AppendUnknown('the database did not say whether the batch is in the log', { cause: error });
}

const GUARDS: Readonly<Record<string, Guard>> = {
  engagement_pkey: 'engagement',
  interpreter_use_pkey: 'engagement',
  place_use_pkey: 'place-use',
  participant_live_person: 'live-person',
  interpreter_live_person: 'live-person',
  session_event_pkey: 'sequence',
  session_event_follows_head: 'sequence',
};

/**
 * Class 22 is data that cannot be stored, 23 a broken constraint, `PF004` a row that was to be changed and is not there: nothing of the batch is written,
 * and it never will be as it is.
 */
function guardOf({ code = '', constraint = '' }: DatabaseError): Guard | null {
  const known = GUARDS[constraint];
  if (known) return known;
  return code.startsWith('22') || code.startsWith('23') || code === 'PF004' ? 'other' : null;
}

/** Names what was refused by ids; a failing row's text never leaves the database. */
function detailOf({ code, constraint, table, detail, message }: DatabaseError): string {
  const key = code === '23505' || code === '23503' ? detail : undefined;
  return [constraint ?? table ?? code, key ?? message].join(': ');
}
