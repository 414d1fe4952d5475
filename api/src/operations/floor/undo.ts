import { idOf } from '../../domain/credential/caller.ts';
import type { Right } from '../../domain/credential/rights.ts';
import type { DeedId, UserId } from '../../domain/kernel/id.ts';
import type { Deed } from '../../domain/pairing/deed.ts';
import { isRefused, refused } from '../kernel/refused.ts';
import { stepIn, type StepAct, type StepAnswer, type StepPorts } from '../session/stepIn.ts';

/** Takes an act of staff back: whatever is still possible is restored. One's own act; another's for who runs the session. */
export async function undo(ports: StepPorts, act: StepAct, deed: DeedId): Promise<StepAnswer> {
  const session = await ports.sessions.read(act.session);
  const known = session?.deeds.find((one) => one.deed === deed);
  if (!known) return refused('undo-too-late', { path: ['input', 'act'] });
  const answer = await stepIn(ports, act, { right: rightTo(known, act), order: () => ({ kind: 'undo', deed }) });
  if (!isRefused(answer)) await forgetAnnouncements(ports, known);
  return answer;
}

function rightTo({ user }: Deed, { caller }: StepAct): Right {
  return caller.kind !== 'nobody' && user === (idOf(caller) as UserId) ? 'act-for-anybody' : 'run-session';
}

/** What was announced is shown no more; the events go on to point at its row, which is gone. */
async function forgetAnnouncements({ privateTexts }: StepPorts, { traces }: Deed): Promise<void> {
  for (const trace of traces) if (trace.of === 'announcement') await privateTexts.forget(trace.announcement);
}
