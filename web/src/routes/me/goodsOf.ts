import type { CounterpartFields } from '#lib/api/documents/participant.generated.ts';
import { m, reader } from '#lib/messages/index.ts';

/** So many products are named of a company; the others stand behind their headings. */
const MOST_NAMED = 3;

/** What somebody seeks or supplies, in words and by headings, as lists of the reader's language; empty where nothing is known. */
export function goodsOf({ need, supplies, goods }: CounterpartFields): { words: string; headings: string } {
  const products = supplies.slice(0, MOST_NAMED).flatMap(({ text }) => text ?? []);
  return {
    words: need?.text ?? reader.formats.list(products),
    headings: reader.formats.list(goods.map((code) => m.goods_heading({ code }))),
  };
}

/** The same as a sentence, by headings where there are no words. */
export function goodsInWords(who: CounterpartFields): string {
  const { words, headings } = goodsOf(who);
  const goods = words || headings;
  return who.side === 'BUYER' ? m.offer_seeks({ goods }) : m.offer_supplies({ goods });
}
