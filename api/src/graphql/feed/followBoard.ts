import { refused } from '../../operations/kernel/refused.ts';
import { may } from '../../domain/credential/rights.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import { refusalError } from '../problem/found.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { maySeeBoard, type SeenBoard } from './boardNow.ts';
import type { BoardNews, Boards } from './boards.ts';
import { FeedSource, type OwnItem, type PushFeed } from './pushFeed.ts';

/** The figures of a session, at most two a second, for those who may see them and for screens with the board's token. */
export async function followBoard(
  context: ApiContext,
  { session: id, token = null }: { session: string; token?: string | null },
): Promise<FeedSource<BoardNews>> {
  const { caller, ports, loaders, boards } = context;
  const known = readNodeId('PairingSession', id);
  const plan = known ? await loaders.plan.load(known) : null;
  if (!plan) throw refusalError(context, refused('session-unknown', { path: ['session'] }));
  if (!maySeeBoard(context, plan, token)) {
    throw refusalError(context, refused(caller.kind === 'nobody' ? 'signed-out' : 'not-allowed'));
  }
  const session = await ports.sessions.read(plan.id);
  if (!session) throw refusalError(context, refused('session-not-open', { facts: { time: plan.opensAt } }));
  return new FeedSource(new BoardFeed(boards, session, may(caller, 'see-floor', plan) ? 'floor' : 'screen'));
}

/** The boards of one session. */
class BoardFeed implements PushFeed<BoardNews> {
  readonly topic: PushFeed<BoardNews>['topic'];
  readonly sight: 'floor' | 'screen';
  readonly #boards: Boards;
  readonly #session: Session;

  constructor(boards: Boards, session: Session, sight: 'floor' | 'screen') {
    this.topic = boards.topic(session);
    this.sight = sight;
    this.#boards = boards;
    this.#session = session;
  }

  async *own({ cursor }: { cursor: number | null }): AsyncGenerator<OwnItem, number, undefined> {
    if (cursor !== null) return cursor;
    const board = await this.#boards.now(this.#session);
    yield { item: board, sequence: null };
    return board.sequence;
  }

  show({ board }: BoardNews): SeenBoard {
    return board;
  }
}
