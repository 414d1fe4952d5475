import type { InterpreterId } from '../kernel/id.ts';
import type { Journal } from './journal.ts';

/** PA76: where an interpreter goes whose offer or meeting is over: what it wished meanwhile, home when its time has come, else free. */
export function releaseInterpreter(journal: Journal, id: InterpreterId | null): void {
  if (id === null) return;
  const { kept, leavesAt, state } = journal.session.interpreters.get(id)!;
  if (state === 'LEFT' || state === 'PAUSED') return;
  const isTimeToGo = kept?.wish === 'leave' || (leavesAt !== null && leavesAt <= journal.now);
  if (isTimeToGo) return journal.write({ kind: 'interpreter-left', interpreter: id });
  const hasBreak = kept?.wish === 'pause' && (kept.until === null || kept.until > journal.now);
  if (!hasBreak) return journal.write({ kind: 'interpreter-free', interpreter: id });
  journal.write({ kind: 'interpreter-paused', interpreter: id, until: kept.until, cause: 'wish' });
}
