/** To whom each session belongs, asked at every act on the floor. */
import type { Whereabouts } from '../domain/credential/rights.ts';
import type { SessionId } from '../domain/kernel/id.ts';
import type { Sql } from './sql.ts';

/** Sessions remembered at once; beyond that the one remembered first is asked for again. */
const MOST_REMEMBERED = 10_000;

/**
 * Reads the exhibition and account of a session, and remembers them: no statement moves a session to another exhibition or an exhibition to
 * another account, so nothing remembered here grows stale. A session that is not there may still come, and is asked for each time.
 */
export function rememberedWhereabouts(sql: Sql): (session: SessionId) => Promise<Whereabouts | null> {
  const remembered = new Map<SessionId, Whereabouts>();
  return async (session) => {
    const known = remembered.get(session);
    if (known) return known;
    const found = await sql.first<{ exhibition: Whereabouts['exhibition']; account: Whereabouts['account'] }>(
      `select s.exhibition_id as exhibition, e.account_id as account
       from pairing_session s join exhibition e on e.id = s.exhibition_id where s.id = $1`,
      [session],
    );
    if (!found) return null;
    const [first] = remembered.keys();
    if (remembered.size >= MOST_REMEMBERED && first) remembered.delete(first);
    remembered.set(session, found);
    return found;
  };
}
