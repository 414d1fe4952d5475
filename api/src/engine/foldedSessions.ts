import type { SessionId } from '../domain/kernel/id.ts';
import type { Session } from '../domain/pairing/session.ts';
import { catchUp, rebuild, type RebuildMeans } from './rebuild.ts';

/** Sessions that are conducted elsewhere or put away, folded here to be read. */
const MOST_KEPT = 16;

/** Folds sessions from the log for reading and keeps the last few, so that the next read folds only what is new. */
export class FoldedSessions {
  readonly #means: RebuildMeans;
  readonly #kept = new Map<SessionId, Session>();

  constructor(means: RebuildMeans) {
    this.#means = means;
  }

  /** The session as the log tells it; null for one that the log does not know. */
  async read(session: SessionId): Promise<Session | null> {
    const head = await this.#means.log.head(session);
    if (!head || head.head === 0) return null;
    const kept = this.#kept.get(session);
    if (kept && kept.head >= head.head) return kept;
    const folded = kept ? await catchUp(kept, this.#means) : await rebuild(session, this.#means);
    this.#keep(folded);
    return folded;
  }

  #keep(folded: Session): void {
    this.#kept.delete(folded.session);
    this.#kept.set(folded.session, folded);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value);
  }
}
