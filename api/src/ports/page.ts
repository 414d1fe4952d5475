/** A page of a list by keyset: rows after (or before) the row that `key` names. */
export interface PageAsked {
  limit: number;
  /** `forward`: after `key` in the list's order; `backward`: before it. */
  direction: 'forward' | 'backward';
  /** Key of the row from which the page goes on; null: from the list's begin (or end). */
  key: string | null;
}

/** Rows in the list's order, whichever direction was asked for. */
export interface PageFound<Row> {
  rows: readonly { key: string; row: Row }[];
  /** Whether more rows lie in the direction that was asked for. */
  more: boolean;
  /** Length of the whole list; asked of the store only when it is called. */
  count(): Promise<number>;
}
