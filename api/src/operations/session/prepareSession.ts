import type { ParticipantId } from '../../domain/kernel/id.ts';
import type { Actor } from '../../domain/pairing/event.ts';
import type { SessionPlan } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { sendLive } from '../kernel/sendLive.ts';

/** People who are expected are named to the session this many at a time; the conductor commits each group together. */
const GROUP = 200;

/**
 * Takes a planned session into its log: drafts it where the log is empty, and expects everybody who is on its list and not yet known.
 * May be repeated: what is known stays as it is.
 */
export async function prepareSession(
  ports: Pick<Ports, 'newId' | 'plans' | 'sessions'>,
  plan: Pick<SessionPlan, 'id'>,
  actor: Actor = { by: 'system' },
): Promise<Refused | null> {
  if (!(await ports.sessions.read(plan.id))) {
    const [whole] = await ports.plans.byIds([plan.id]);
    if (!whole) return refused('session-unknown');
    const { exhibition, zoneMinutes, opensAt, endsAt, rules, venues, places } = whole;
    const order = {
      kind: 'draft-session',
      session: plan.id,
      exhibition,
      zoneMinutes,
      opensAt,
      endsAt,
      rules,
      venues,
      places,
    } as const;
    const drafted = await sendLive(ports, plan.id, { command: { actor, ...order }, key: null });
    // Another node may have drafted it in between.
    if (isRefused(drafted) && !(await ports.sessions.read(plan.id))) return drafted;
  }
  return expectListed(ports, plan, actor);
}

async function expectListed(
  ports: Pick<Ports, 'newId' | 'plans' | 'sessions'>,
  plan: Pick<SessionPlan, 'id'>,
  actor: Actor,
): Promise<Refused | null> {
  const known = (await ports.sessions.read(plan.id))?.byPerson;
  const missing = (await ports.plans.expected(plan.id)).filter((person) => !known?.has(person));
  for (let from = 0; from < missing.length; from += GROUP) {
    const joining = await ports.plans.joining(plan.id, missing.slice(from, from + GROUP));
    const answers = await Promise.all(
      joining.map((facts) => {
        const participant = ports.newId() as ParticipantId;
        const command = { actor, kind: 'expect', facts: { ...facts, participant } } as const;
        return sendLive(ports, plan.id, { command, key: null });
      }),
    );
    for (const answer of answers) if (isRefused(answer) && answer.refused === 'send-again') return answer;
  }
  return null;
}
