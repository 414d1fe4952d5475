/** Files on their way into a fair: checked as often as wished, then written in one go. */
import { request } from '#lib/api/client.ts';
import {
  importLists,
  type ImportedFileFields,
  type ImportListsData,
  type ListChangeFields,
  type RowProblemFields,
} from '#lib/api/documents/fair.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { m, reader } from '#lib/messages/index.ts';
import { inBase64 } from './base64.ts';
import { ImportCorrections, isCell, type EverywhereCorrection } from './importCorrections.svelte.ts';

/** A file that somebody dropped, as it is sent. */
interface Dropped {
  name: string;
  content: string;
  bytes: number;
}

/** Bytes of all files together: the API takes 64 MB of text, in which a file is a third longer. */
const MOST_BYTES = 45_000_000;
const MOST_FILES = 40;
const MEGABYTE = 1_000_000;
/** A list of ten thousand companies is read within a few seconds. */
const ANSWER_WITHIN_MS = 120_000;

type Answer = ImportListsData['importFair'];

export class FairImport {
  phase = $state<'empty' | 'checking' | 'checked' | 'writing' | 'done'>('empty');
  /** What went wrong with the request as a whole. */
  problem = $state('');
  files = $state.raw<readonly ImportedFileFields[]>([]);
  changes = $state.raw<readonly ListChangeFields[]>([]);
  rows = $state.raw<readonly RowProblemFields[]>([]);
  /** Of all problems, also of those that are not told. */
  problems = $state(0);
  /** Requirements that keep a certificate as a wish, as their owner chose since the list was taken in. */
  keptWishes = $state.raw<readonly string[]>([]);
  skipBadRows = $state(false);
  readonly corrections = new ImportCorrections();
  /** Whether something was mended since the last check. */
  isUnchecked = $state(false);
  /** The exhibition into which it was written. */
  exhibition = $state<string | null>(null);
  #dropped = $state.raw<readonly Dropped[]>([]);
  /** Of the newest check; an older answer that comes late is not shown. */
  #check = 0;
  readonly #into: string | null;

  constructor(into: string | null) {
    this.#into = into;
  }

  /** Entries that would be, or were, written. */
  get written(): number {
    return this.changes.reduce((sum, { added, changed }) => sum + added + changed, 0);
  }

  get rowsRead(): number {
    return this.files.reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Problems with a proposal that nobody has answered yet. */
  get proposals(): readonly RowProblemFields[] {
    return this.rows.filter((row) => row.fix && isCell(row) && this.corrections.insteadOf(row) === undefined);
  }

  get isBusy(): boolean {
    return this.phase === 'checking' || this.phase === 'writing';
  }

  /** Whether everything that stands there may be written. */
  get mayWrite(): boolean {
    return (
      this.phase === 'checked' && this.problem === '' && this.written > 0 && (this.problems === 0 || this.skipBadRows)
    );
  }

  /** Takes in files; a file of the same name takes the place of the one before. */
  async drop(list: Iterable<File>): Promise<void> {
    const files = [...list];
    const names = new Set(files.map(({ name }) => name));
    const kept = this.#dropped.filter(({ name }) => !names.has(name));
    if (kept.length + files.length > MOST_FILES) {
      this.problem = m.problem_too_many_files({ max: MOST_FILES });
      return;
    }
    const total = [...kept.map(({ bytes }) => bytes), ...files.map(({ size }) => size)].reduce(
      (sum, size) => sum + size,
      0,
    );
    const [largest] = files.toSorted((one, other) => other.size - one.size);
    if (largest && total > MOST_BYTES) {
      const size = reader.formats.number(Math.ceil(largest.size / MEGABYTE));
      this.problem = m.import_too_large({ file: largest.name, size, max: MOST_BYTES / MEGABYTE });
      return;
    }
    const read = await Promise.all(files.map(readFile));
    this.#dropped = [...kept, ...read];
    this.#forget(names);
    await this.check();
  }

  /** Takes one file out again. */
  async takeOut(table: string): Promise<void> {
    const name = this.#fileOf(table);
    this.#dropped = this.#dropped.filter((file) => file.name !== name);
    this.#forget(new Set([name]));
    if (this.#dropped.length === 0) this.begin();
    else await this.check();
  }

  /** Begins anew, with no file. */
  begin(): void {
    this.#dropped = [];
    this.corrections.keep(() => false);
    this.isUnchecked = false;
    this.skipBadRows = false;
    this.#show({ files: [], changes: [], rows: [], problems: 0, keptWishes: [] });
    this.problem = '';
    this.phase = 'empty';
  }

  correct(row: RowProblemFields, value: string): void {
    this.corrections.correct(row, value);
    this.isUnchecked = true;
  }

  /** What is typed for this row counts for every row with the same wrong value. */
  correctEverywhere(row: RowProblemFields): void {
    this.corrections.correctEverywhere(row, this.rows);
    this.isUnchecked = true;
  }

  takeBack(one: EverywhereCorrection): void {
    this.corrections.takeBack(one);
    this.isUnchecked = true;
  }

  /** Takes every proposal that nobody has answered yet. */
  useProposals(): void {
    for (const row of this.proposals) this.correct(row, row.fix ?? '');
  }

  /** A trial run: nothing is written. */
  async check(): Promise<void> {
    this.phase = 'checking';
    this.isUnchecked = false;
    const check = ++this.#check;
    const answer = await this.#send(true);
    if (check !== this.#check) return;
    this.phase = 'checked';
    if (answer) this.#take(answer);
  }

  /** Writes all of it, or nothing. */
  async write(): Promise<void> {
    this.phase = 'writing';
    const answer = await this.#send(false);
    this.phase = 'checked';
    if (!answer) return;
    this.#take(answer);
    if (answer.__typename !== 'ImportFairSuccess') return;
    this.exhibition = answer.exhibition?.id ?? this.#into;
    this.phase = 'done';
  }

  async #send(dryRun: boolean): Promise<Answer | null> {
    this.problem = '';
    try {
      const { importFair } = await request(
        importLists,
        {
          input: {
            exhibition: this.#into,
            files: this.#dropped.map(({ name, content }) => ({ name, content })),
            dryRun,
            skipBadRows: this.skipBadRows,
            corrections: this.corrections.sent(),
          },
        },
        { withinMs: ANSWER_WITHIN_MS },
      );
      return importFair;
    } catch (failure) {
      this.problem = failureInWords(failure);
      return null;
    }
  }

  #take(answer: Answer): void {
    if (answer.__typename === 'ImportFairSuccess') {
      const { files, changes, skipped, keptWishes } = answer;
      this.#show({ files, changes, rows: skipped, problems: skipped.length, keptWishes });
    } else if (answer.__typename === 'ImportProblem') this.#show(answer);
    else if (isProblem(answer)) this.problem = answer.message;
  }

  #show(shown: Pick<FairImport, 'files' | 'changes' | 'rows' | 'problems' | 'keptWishes'>): void {
    this.files = shown.files;
    this.changes = shown.changes;
    this.rows = inOrder(shown.rows);
    this.problems = shown.problems;
    this.keptWishes = shown.keptWishes;
  }

  /** What was mended in a file counts no longer once another file has come in its place. */
  #forget(names: ReadonlySet<string>): void {
    this.corrections.keep((file) => !names.has(this.#fileOf(file)));
  }

  /** The dropped file of a table: a workbook's tables are named `file [sheet]`. */
  #fileOf(table: string): string {
    return this.#dropped.find(({ name }) => table === name || table.startsWith(`${name} [`))?.name ?? table;
  }
}

/** As a reader goes through the files: what concerns a whole file first, then row by row. */
function inOrder(rows: readonly RowProblemFields[]): readonly RowProblemFields[] {
  const files = [...new Set(rows.map(({ file }) => file))];
  const place = new Map(files.map((file, at) => [file, at]));
  return rows.toSorted(
    (one, other) => place.get(one.file)! - place.get(other.file)! || (one.row ?? 0) - (other.row ?? 0),
  );
}

async function readFile(file: File): Promise<Dropped> {
  return { name: file.name, content: inBase64(new Uint8Array(await file.arrayBuffer())), bytes: file.size };
}
