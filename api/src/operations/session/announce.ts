import type { TextId } from '../../domain/kernel/id.ts';
import { isRefused, refused } from '../kernel/refused.ts';
import { readLocalized, REASON_LENGTH } from '../kernel/text.ts';
import { authorOf, stepIn, steppingOf, type StepAct, type StepAnswer, type StepPorts } from './stepIn.ts';

/** Everybody in the session reads this; the words are a private row that the event points at. */
export async function announce(
  ports: StepPorts,
  act: StepAct,
  entries: readonly { language: string; text: string }[],
): Promise<StepAnswer> {
  const text = readLocalized(entries, REASON_LENGTH, ['input', 'text']);
  if (isRefused(text)) return text;
  if (Object.keys(text).length === 0) return refused('text-invalid', { path: ['input', 'text'] });
  const stepping = await steppingOf(ports, act, 'announce');
  if (isRefused(stepping)) return stepping;
  const { plan } = stepping;
  const announcement = ports.newId() as TextId;
  const author = authorOf(act.caller);
  await ports.privateTexts.keep({
    id: announcement,
    exhibition: plan.exhibition,
    session: plan.id,
    kind: 'announcement',
    text,
    author,
  });
  const answer = await stepIn(ports, act, {
    right: 'announce',
    order: (reason) => ({ kind: 'announce', announcement, reason }),
  });
  if (isRefused(answer)) await ports.privateTexts.forget(announcement);
  return answer;
}
