import { may, RIGHTS_OF } from '../../domain/credential/rights.ts';
import type { Board } from '../../domain/figures/board.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { ApiContext } from '../context.ts';
import type { SeenSession } from '../floor/seen.ts';

/** A board with the session whose names it shows: the source of `SessionBoard`. */
export interface SeenBoard extends Board {
  live: Session;
}

/** The board of a session for those who may see it; null for others, and while the session is only planned. */
export async function boardNow(context: ApiContext, { live, plan }: SeenSession): Promise<SeenBoard | null> {
  if (!live || !may(context.caller, 'see-board', plan)) return null;
  return context.boards.now(live);
}

/** Whether the caller, or the token of a public screen, may see a session's board. */
export function maySeeBoard({ caller, ports }: ApiContext, plan: SessionBrief, token: string | null): boolean {
  const isScreen = token !== null && ports.secrets.isBoardToken(token, plan.id);
  return (isScreen && RIGHTS_OF.screen.includes('see-board')) || may(caller, 'see-board', plan);
}
