import type { HsCode } from '../domain/directory/fairLists.ts';
import type { SessionId } from '../domain/kernel/id.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { Side } from '../domain/kernel/side.ts';

/** A heading of the Harmonised System with its names. */
export interface GoodsFound {
  code: HsCode;
  name: LocalizedText;
  /** Folded words of the names. */
  tokens: readonly string[];
}

/** Reads the nomenclature, and who trades in it. */
export interface Goods {
  /** Headings and subheadings that hold all these words, the last one perhaps half written, or begin with this code; the most common first. */
  matching(words: readonly string[], code: string): Promise<GoodsFound[]>;
  named(codes: readonly HsCode[]): Promise<GoodsFound[]>;
  /** How many organisations of a side, expected or present in the session, offer or seek goods of these headings. */
  dealing(session: SessionId, side: Side, headings: readonly string[]): Promise<number>;
}
