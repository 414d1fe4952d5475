import { rowChange } from './fairChange.ts';
import type {
  CertificateRow,
  CompanyRow,
  ExhibitionRow,
  FairListName,
  FairLists,
  FairRow,
  ProductRow,
  SessionRow,
} from './fairLists.ts';
import { FAIR_LIST_NAMES } from './fairLists.ts';
import { HallsOfRows } from './hallsOfRows.ts';
import type { RelaxedLines } from './keptChoice.ts';
import type { ListSpec, Remark } from './listSpec.ts';
import { LISTS } from './lists.ts';
import type { Reading, ReadRow } from './readLists.ts';
import type { RowProblem } from './rowProblem.ts';

/** What is kept already, against which new rows are judged. */
export interface KeptFair {
  /** Raised by every change; null: the exhibition is not kept yet. */
  readonly version: number | null;
  readonly lists: FairLists;
  /** Sessions that have begun: only the floor changes them from then on. */
  readonly begunSessions: ReadonlySet<string>;
  /** People whose data was erased: no list brings it back. */
  readonly erasedPeople: ReadonlySet<string>;
  /** Venues in which a session is open: their plan is only looked at. */
  readonly liveVenues: ReadonlySet<string>;
  /** Requirements whose owner relaxed a point since the list was taken in. */
  readonly relaxed: RelaxedLines;
}

/** Rows that fit together, and what keeps the others out. */
export interface Settled {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
  /** Rows that are right in themselves but speak of a row that was refused: they fall with it and rise with it. */
  readonly leftOut: readonly RowProblem[];
}

/** Lists without rows. */
export const EMPTY_LISTS: FairLists = Object.fromEntries(
  FAIR_LIST_NAMES.map((list) => [list, []]),
) as unknown as FairLists;

/** A fair of which nothing is kept yet. */
export const NO_FAIR: KeptFair = {
  version: null,
  lists: EMPTY_LISTS,
  begunSessions: new Set(),
  erasedPeople: new Set(),
  liveVenues: new Set(),
  relaxed: new Map(),
};

/** Judges rows against each other and against what is kept, list by list, so that each may only speak of rows that stand. */
export function settleRows(reading: Reading, kept: KeptFair): Settled {
  const standing = new Standing(reading, kept);
  const problems: RowProblem[] = [];
  const leftOut: RowProblem[] = [];
  for (const list of FAIR_LIST_NAMES)
    for (const row of reading.rows.filter((candidate) => candidate.list === list)) {
      const remarks = standing.remarksOn(row);
      if (remarks.length === 0) standing.admit(row);
      else standing.refuse(row);
      for (const { column, reason } of remarks) {
        const problem = row.at(column, reason);
        if (reason.code === 'row-left-out') leftOut.push(problem);
        else problems.push(problem);
      }
    }
  return { rows: standing.admitted, problems, leftOut };
}

/** The rows that stand so far. */
class Standing {
  readonly admitted: ReadRow[] = [];
  readonly #kept: KeptFair;
  readonly #rows: Record<FairListName, Map<string, FairRow>>;
  readonly #halls: HallsOfRows;
  readonly #refused: Record<FairListName, Set<string>>;
  /** The first row of the files with a key, right or wrong. */
  readonly #read = new Map<string, Pick<ReadRow, 'at'>>();

  constructor(reading: Reading, kept: KeptFair) {
    this.#kept = kept;
    this.#halls = new HallsOfRows(kept);
    this.#rows = byList((list) => {
      const spec = LISTS[list] as ListSpec<FairRow>;
      return new Map(kept.lists[list].map((row) => [spec.key(row), row]));
    });
    for (const row of reading.refused) this.#read.set(`${row.list} ${row.key}`, row);
    this.#refused = byList((list) => new Set(reading.refused.filter((row) => row.list === list).map((row) => row.key)));
  }

  admit(row: ReadRow): void {
    this.admitted.push(row);
    if (row.list === 'venues') this.#halls.admit(row);
    this.#rows[row.list].set(row.key, row.row);
    this.#read.set(`${row.list} ${row.key}`, row);
  }

  refuse(row: ReadRow): void {
    this.#refused[row.list].add(row.key);
    this.#read.set(`${row.list} ${row.key}`, row);
  }

  remarksOn(row: ReadRow): readonly Remark[] {
    const spec = LISTS[row.list] as ListSpec<FairRow>;
    return [...this.#remarksOnTwin(row), ...this.#remarksOnMentions(row, spec), ...this.#remarksOnFair(row)];
  }

  #remarksOnTwin(row: ReadRow): readonly Remark[] {
    const column = LISTS[row.list].keyColumn;
    const twin = this.#read.get(`${row.list} ${row.key}`);
    if (twin) {
      const { file, row: number } = twin.at(column, { code: 'row-twice' });
      return [{ column, reason: { code: 'row-twice', facts: { file, row: number ?? 0 } } }];
    }
    const isSecond = row.list === 'exhibition' && [...this.#rows.exhibition.keys()].some((key) => key !== row.key);
    return isSecond ? [{ column, reason: { code: 'exhibition-two' } }] : [];
  }

  #remarksOnMentions(row: ReadRow, spec: ListSpec<FairRow>): readonly Remark[] {
    const missing = (spec.mentions?.(row.row) ?? []).filter(({ list, key }) => !this.#rows[list].has(key));
    return missing.map(({ column, list, key }): Remark =>
      this.#refused[list].has(key)
        ? { column, reason: { code: 'row-left-out', facts: { reference: key } } }
        : { column, reason: { code: 'row-unknown', facts: { reference: key, list } } },
    );
  }

  #remarksOnFair(read: ReadRow): readonly Remark[] {
    const { list, row } = read;
    if (list === 'sessions') {
      const session = row as SessionRow;
      return [...this.#remarksOnThemes(session), ...this.#remarksOnTime(session), ...this.#remarksOnBegun(read)];
    }
    if (list === 'companies' || list === 'buyers') return this.#remarksOnThemes(row as CompanyRow);
    if (list === 'people' && this.#kept.erasedPeople.has(read.key))
      return [{ column: 'reference', reason: { code: 'person-erased' } }];
    if (list === 'venues') return this.#halls.remarksOnVenue(read);
    if (list === 'places') return this.#halls.remarksOnPlace(read);
    if (list === 'certificates') return this.#remarksOnProduct(row as CertificateRow);
    return [];
  }

  /** An exhibition without themes takes any; one with themes only its own. */
  #remarksOnThemes({ themes }: { readonly themes: readonly string[] }): readonly Remark[] {
    const own = this.#exhibition()?.themes ?? [];
    const strange = own.length === 0 ? [] : themes.filter((theme) => !own.includes(theme));
    return strange.map((theme) => ({
      column: 'themes',
      reason: { code: 'theme-unknown', facts: { theme, themes: own.join(', ') } },
    }));
  }

  #remarksOnTime(session: SessionRow): readonly Remark[] {
    const fair = this.#exhibition();
    if (!fair) return [];
    return (['startsAt', 'endsAt'] as const)
      .filter((column) => session[column].slice(0, 10) < fair.startsOn || session[column].slice(0, 10) > fair.endsOn)
      .map((column) => ({
        column,
        reason: { code: 'outside-exhibition', facts: { from: fair.startsOn, to: fair.endsOn } },
      }));
  }

  /** Once a session has begun its rules and places are changed on the floor, with a reason, and no longer by a list. */
  #remarksOnBegun(read: ReadRow): readonly Remark[] {
    const before = this.#rows.sessions.get(read.key);
    if (before === undefined || !this.#kept.begunSessions.has(read.key)) return [];
    const isChanged = rowChange(read, before).values.length > 0;
    return isChanged ? [{ column: 'reference', reason: { code: 'session-begun' } }] : [];
  }

  #remarksOnProduct({ company, product }: CertificateRow): readonly Remark[] {
    const named = product === null ? undefined : (this.#rows.products.get(product) as ProductRow | undefined);
    const isOfAnother = named !== undefined && named.company !== company;
    return isOfAnother ? [{ column: 'product', reason: { code: 'product-of-another', facts: { company } } }] : [];
  }

  #exhibition(): ExhibitionRow | undefined {
    const [first] = this.#rows.exhibition.values();
    return first as ExhibitionRow | undefined;
  }
}

function byList<T>(make: (list: FairListName) => T): Record<FairListName, T> {
  return Object.fromEntries(FAIR_LIST_NAMES.map((list) => [list, make(list)])) as Record<FairListName, T>;
}
