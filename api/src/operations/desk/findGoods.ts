import type { GoodsFound } from '../../ports/goods.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { Side } from '../../domain/kernel/side.ts';
import { otherSide } from '../../domain/kernel/side.ts';
import { foldWords } from '../directory/searchIn.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused } from '../kernel/refused.ts';
import { readText } from '../kernel/text.ts';

/** Characters of a search. */
const SEARCH_LENGTH = 80;

/** Headings of the Harmonised System by their words in any of the four languages, or by the beginning of their code. Open to everybody: names of goods are nobody's secret. */
export async function findGoods(
  ports: Pick<Ports, 'goods' | 'textFolder'>,
  typed: string,
): Promise<readonly GoodsFound[]> {
  const text = readText(typed, SEARCH_LENGTH, ['search']);
  if (isRefused(text)) return [];
  const code = text.replaceAll(/[\s.]/g, '');
  if (/^\d{2,6}$/.test(code)) return ports.goods.matching([], code);
  const words = foldWords(ports, text);
  return words.length === 0 ? [] : ports.goods.matching(words, '');
}

/** How many organisations across the table, expected or here, deal in goods of these headings. */
export async function countDealing(
  ports: Pick<Ports, 'goods'>,
  { session, side, goods }: { session: SessionId; side: Side; goods: readonly string[] },
): Promise<number> {
  const headings = [...new Set(goods.filter((code) => /^\d{4}/.test(code)).map((code) => code.slice(0, 4)))];
  return headings.length === 0 ? 0 : ports.goods.dealing(session, otherSide(side), headings);
}
