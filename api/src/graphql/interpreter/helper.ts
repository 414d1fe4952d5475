import type { InterpreterId } from '../../domain/kernel/id.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';

/** Who sits with a pair, as the two see it; null where they talk by themselves, or nobody could be found. */
export async function helperSeen(
  { loaders }: Pick<ApiContext, 'loaders'>,
  session: Session,
  { interpreter, arrived }: { interpreter: InterpreterId | null; arrived: boolean },
): Promise<object | null> {
  const helper = interpreter && session.interpreters.get(interpreter);
  if (!helper) return null;
  const person = await loaders.person.load(helper.person);
  return { name: person?.name ?? {}, languages: helper.languages, arrived };
}
