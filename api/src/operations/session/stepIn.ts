import { idOf } from '../../domain/credential/caller.ts';
import { may, type Right } from '../../domain/credential/rights.ts';
import type { DeedId, TextId, UserId } from '../../domain/kernel/id.ts';
import type { Order } from '../../domain/pairing/command.ts';
import type { Actor } from '../../domain/pairing/event.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { CommandAnswer } from '../../ports/sessions.ts';
import { keyOf, type Act } from '../kernel/act.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendLive } from '../kernel/sendLive.ts';
import { readText, REASON_LENGTH } from '../kernel/text.ts';

/** An organiser's or staff member's act on a session, with the reason that is kept of it. */
export interface StepAct extends Act {
  reason: string | null;
}

/** What an act on a session answers. */
export type StepAnswer = CommandAnswer | Refused;

/** What every step needs. */
export type StepPorts = Pick<Ports, 'newId' | 'plans' | 'privateTexts' | 'sessions'>;

/** Who steps in where. */
export interface Stepping {
  plan: SessionBrief;
  actor: Actor;
}

/** Sends one order on behalf of whoever has the right to it; its reason becomes a private row that the event points at. */
export async function stepIn(
  ports: StepPorts,
  act: StepAct,
  { right, order }: { right: Right; order: (reason: TextId | null, stepping: Stepping) => Order },
): Promise<StepAnswer> {
  const stepping = await steppingOf(ports, act, right);
  if (isRefused(stepping)) return stepping;
  const key = keyOf(act);
  if (isRefused(key)) return key;
  const reason = await keepReason(ports, act, stepping.plan);
  if (isRefused(reason)) return reason;
  const command = { actor: stepping.actor, ...order(reason, stepping) };
  const answer = await sendLive(ports, act.session, { command, key });
  // Of one that has to be sent again nobody knows: its reason may stand in the log.
  if (isRefused(answer) && answer.refused !== 'send-again' && reason) await ports.privateTexts.forget(reason);
  return answer;
}

/** Whether the caller may, and in whose name it happens. */
export async function steppingOf(
  ports: Pick<Ports, 'newId' | 'plans'>,
  { caller, session }: Act,
  right: Right,
): Promise<Stepping | Refused> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [plan] = await ports.plans.briefs([session]);
  if (!plan || plan.account !== caller.account) return refused('session-unknown', { path: ['input', 'session'] });
  if (!may(caller, right, plan)) return refused('not-allowed');
  return { plan, actor: { by: 'staff', user: idOf(caller) as UserId, for: null, deed: ports.newId() as DeedId } };
}

/** Keeps the words of a reason; null where none was given. */
async function keepReason(
  ports: StepPorts,
  { caller, reason }: StepAct,
  plan: SessionBrief,
): Promise<TextId | Refused | null> {
  const text = readText(reason ?? '', REASON_LENGTH, ['input', 'reason']);
  if (isRefused(text)) return text;
  if (!text) return null;
  const id = ports.newId() as TextId;
  const reads = caller.kind === 'badge' || caller.kind === 'user' ? caller.reads : 'en';
  await ports.privateTexts.keep({
    id,
    exhibition: plan.exhibition,
    session: plan.id,
    kind: 'reason',
    text: { [reads]: text },
    author: authorOf(caller),
  });
  return id;
}

/** Whose words they are, where a person or user wrote them. */
export function authorOf(caller: Act['caller']) {
  if (caller.kind === 'user') return { user: caller.user };
  return caller.kind === 'badge' ? { person: caller.person } : null;
}
