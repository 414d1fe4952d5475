/** What a page of a report is made of: words and numbers that are already in the reader's language, and shares to be drawn. */
export type Block = TitleBlock | FiguresBlock | HeadingBlock | TextBlock | TableBlock | GapBlock | SpreadBlock;

/** The head of the report. */
export interface TitleBlock {
  kind: 'title';
  above: string;
  text: string;
  below: readonly string[];
}

/** A figure beside its band; shares of the bar are 0 to 1. */
export interface FigureDrawn {
  name: string;
  value: string;
  notes: readonly string[];
  bar: number;
  ticks: readonly number[];
  isWithin: boolean;
}

/** Figures side by side. */
export interface FiguresBlock {
  kind: 'figures';
  figures: readonly FigureDrawn[];
}

/** A heading keeps with what follows it. */
export interface HeadingBlock {
  kind: 'heading';
  text: string;
  note: string;
}

/** A paragraph in small type. */
export interface TextBlock {
  kind: 'text';
  text: string;
}

/** A table; the first column is named to the left, the others are figures. */
export interface TableBlock {
  kind: 'table';
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** Width of the first column, as a share of all. */
  first: number;
}

/** A bar of which a part is filled. */
export interface PartBar {
  whole: number;
  part: number;
}

/** Demand to the left, supply to the right, the heading between them. */
export interface GapBlock {
  kind: 'gap';
  left: string;
  right: string;
  legend: readonly [filled: string, outlined: string];
  rows: readonly { name: string; code: string; left: PartBar; right: PartBar }[];
}

/** People by how many meetings they sat in. */
export interface SpreadBlock {
  kind: 'spread';
  heads: readonly [meetings: string, buyers: string, exhibitors: string];
  rows: readonly { name: string; buyers: number; exhibitors: number }[];
}

/** A whole report. */
export interface Report {
  /** BCP 47: of the document, and of the script that its words are set in. */
  language: 'zh-Hant' | 'zh-Hans' | 'pt' | 'en';
  title: string;
  blocks: readonly Block[];
  /** Left in the foot of each page. */
  foot: string;
  /** The page's number in words; `{page}` and `{pages}` stand for the two. */
  pageOf: string;
}

/** Every word of a report: a font is made of these alone. */
export function wordsOf({ blocks, foot, pageOf }: Report): readonly string[] {
  return [...blocks.flatMap(wordsOfBlock), foot, pageOf, '0123456789-–'];
}

function wordsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.above, block.text, ...block.below];
    case 'figures':
      return block.figures.flatMap(({ name, value, notes }) => [name, value, ...notes]);
    case 'heading':
      return [block.text, block.note];
    case 'text':
      return [block.text];
    case 'table':
      return [...block.heads, ...block.rows.flat()];
    case 'gap':
      return [block.left, block.right, ...block.legend, ...block.rows.flatMap(({ name, code }) => [name, code])];
    case 'spread':
      return [...block.heads, ...block.rows.map(({ name }) => name)];
  }
}
