import type { CounterpartFields } from '#lib/api/documents/participant.generated.ts';
import { m, reader } from '#lib/messages/index.ts';

/** So many products are named of a company; the others stand behind their headings. */
const MOST_NAMED = 3;

/** What somebody seeks or supplies, as a sentence, and the headings beneath it; null where the sentence names them itself. */
export function goodsOf({ side, need, supplies, goods }: CounterpartFields): {
  sentence: string;
  headings: string | null;
} {
  const headings = reader.formats.list(goods.map((code) => m.goods_heading({ code })));
  if (side === 'BUYER')
    return need?.text
      ? { sentence: m.offer_seeks({ goods: need.text }), headings: headings || null }
      : { sentence: m.offer_seeks({ goods: headings }), headings: null };
  const named = namesOf(supplies);
  return named
    ? { sentence: m.offer_supplies({ goods: named }), headings: headings || null }
    : { sentence: m.offer_supplies({ goods: headings }), headings: null };
}

/** The first products of a company by name. */
export function namesOf(supplies: CounterpartFields['supplies']): string {
  return reader.formats.list(supplies.slice(0, MOST_NAMED).flatMap(({ text }) => text ?? []));
}
