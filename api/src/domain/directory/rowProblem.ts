/** What a reason speaks of: its sentence in the four message files has these as placeholders. */
export type Facts = Readonly<Record<string, string | number>>;

/** Every reason for which a cell, a row or a file is refused; `problem_<code>` is its sentence. */
export const REASON_CODES = [
  'required',
  'text-too-long',
  'text-invalid',
  'reference-form',
  'number',
  'number-ambiguous',
  'number-range',
  'amount',
  'currency-unknown',
  'currency-missing',
  'unit-missing',
  'band-order',
  'percent',
  'date',
  'time-of-day',
  'dates-order',
  'outside-exhibition',
  'country-unknown',
  'spoken-language-unknown',
  'reading-language-unknown',
  'time-zone-unknown',
  'hs-code-form',
  'hs-code-unknown',
  'choice-unknown',
  'yes-or-no',
  'email-form',
  'phone-form',
  'website-form',
  'places-form',
  'spot-form',
  'spots-of-range',
  'hall-size',
  'hall-zone',
  'outside-hall',
  'session-live',
  'scheme-unknown',
  'agreement-unknown',
  'goods-unknown',
  'theme-unknown',
  'row-unknown',
  'row-left-out',
  'row-twice',
  'party-missing',
  'party-two',
  'product-of-another',
  'company-not-at-stand',
  'session-begun',
  'person-erased',
  'rate',
  'column-missing',
  'column-twice',
  'cells-too-many',
  'list-unknown',
  'list-empty',
  'file-encoding',
  'file-form',
  'file-too-large',
  'exhibition-missing',
  'exhibition-two',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why something is refused: a stable code and the facts of its sentence. */
export interface Reason {
  readonly code: ReasonCode;
  readonly facts?: Facts;
}

/** One wrong cell (or row, or file), named so that somebody can find and mend it. */
export interface RowProblem {
  /** The file's name, with the sheet's where the file has several. */
  readonly file: string;
  /** As the spreadsheet counts it, the first is 1; null: the whole file. */
  readonly row: number | null;
  /** The heading as it stands in the file; null: the whole row. */
  readonly column: string | null;
  /** What stands in the cell, shortened. */
  readonly value: string;
  readonly reason: Reason;
}

/** The key of a reason's sentence in the message files. */
export function messageKeyOf(code: ReasonCode): string {
  return `problem_${code.replaceAll('-', '_')}`;
}

/** What was seen and does no harm: a column that no list has is not read. */
export interface ReadingNotice {
  readonly file: string;
  readonly column: string;
  readonly code: 'column-ignored';
}

/** Characters of a value that a problem shows; a cell may hold megabytes. */
const SHOWN_CHARACTERS = 60;

/** A value as a problem shows it: one line, shortened, with signs in place of characters that cannot be printed. */
export function shown(value: string): string {
  const line = value
    .slice(0, SHOWN_CHARACTERS * 2)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{FFFD}');
  const characters = [...line];
  return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : line;
}
