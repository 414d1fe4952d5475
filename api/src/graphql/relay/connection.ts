import { GraphQLError } from 'graphql';
import type { Page } from '@ponte/schema/relay/connection.ts';
import type { PageArgs } from '@ponte/schema/relay/page.args.ts';
import type { PageAsked, PageFound } from '../../ports/page.ts';

/** Rows of a page where nothing is said, and at most. */
export const PAGE_SIZE = { usual: 20, most: 100 };

type Asked = Partial<Pick<PageArgs, 'first' | 'after' | 'last' | 'before'>>;

/** A page of a list as Relay has it. */
export async function connection<Row extends object>(
  args: Asked,
  load: (page: PageAsked) => Promise<PageFound<Row>>,
): Promise<Page<Row>> {
  const page = readPage(args);
  const found = await load(page);
  const edges = found.rows.map(({ key, row }) => ({ cursor: writeCursor(key), node: row }));
  const forward = page.direction === 'forward';
  return {
    edges,
    pageInfo: {
      hasNextPage: forward ? found.more : page.key !== null,
      hasPreviousPage: forward ? page.key !== null : found.more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return found.count();
    },
  };
}

/** Which page is asked for; `first`/`after` and `last`/`before` do not mix. */
export function readPage({ first, after, last, before }: Asked): PageAsked {
  const backward = last != null || before != null;
  if (backward && (first != null || after != null)) throw badPage('first/after and last/before do not mix.');
  const limit = (backward ? last : first) ?? PAGE_SIZE.usual;
  if (limit < 0 || limit > PAGE_SIZE.most) throw badPage(`A page has 0 to ${PAGE_SIZE.most} rows.`);
  const cursor = backward ? before : after;
  return { limit, direction: backward ? 'backward' : 'forward', key: cursor == null ? null : readCursor(cursor) };
}

function writeCursor(key: string): string {
  return Buffer.from(`k:${key}`).toString('base64url');
}

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith('k:')) throw badPage('This cursor is not ours.');
  return text.slice(2);
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
