import type { SessionId } from '../domain/kernel/id.ts';

/** Who hears a ring. */
export type Heard = (session: SessionId, head: number) => void;

/** Rings as the bells carry them: `<session>:<head>`, with blanks between. */
export function ringsIn(text: string): { session: SessionId; head: number }[] {
  return text.split(' ').flatMap((ring) => {
    const [session, head] = ring.split(':');
    return session && Number.isSafeInteger(Number(head)) ? [{ session: session as SessionId, head: Number(head) }] : [];
  });
}

/** Texts of at most so many rings each. */
export function textsOf(rings: ReadonlyMap<SessionId, number>, ringsAText: number): string[] {
  const said = [...rings].map(([session, head]) => `${session}:${head}`);
  const texts: string[] = [];
  for (let at = 0; at < said.length; at += ringsAText) texts.push(said.slice(at, at + ringsAText).join(' '));
  return texts;
}
