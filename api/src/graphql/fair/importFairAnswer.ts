import type { ImportFairInput } from '@ponte/schema/fair/fair.input.ts';
import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import { reasonFacts } from '../../domain/directory/reasonFacts.ts';
import { messageKeyOf, type RowProblem } from '../../domain/directory/rowProblem.ts';
import { importFair, type ImportReport } from '../../operations/fair/importFair.ts';
import { isRefused, refused } from '../../operations/kernel/refused.ts';
import type { FairFound } from '../../ports/fairs.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { fairToPrepare } from './fairToPrepare.ts';
import type { FairDoor } from './fairDoor.ts';

const MOST_FILES = 40;
const MOST_CORRECTIONS = 1000;
/** Row problems that are told; a list in the wrong encoding would have one a cell. */
const MOST_PROBLEMS = 500;

/** Takes in a fair's lists: all rows or none, unless bad ones are to be skipped. */
export async function importFairAnswer(context: ApiContext, input: ImportFairInput): Promise<object> {
  const found = await fairToPrepare(context, input.exhibition ?? null);
  if (isRefused(found)) return problem(context, found);
  const { door, account, fair } = found;
  if (input.files.length === 0 || input.files.length > MOST_FILES) {
    return problem(context, refused('too-many-files', { facts: { max: MOST_FILES }, path: ['input', 'files'] }));
  }
  if (input.corrections.length > MOST_CORRECTIONS) {
    return problem(
      context,
      refused('text-too-long', { facts: { max: MOST_CORRECTIONS }, path: ['input', 'corrections'] }),
    );
  }
  const read = await readFiles(door, input);
  const report = await importFair(
    { fairs: door.fairs, folder: context.ports.textFolder },
    {
      account,
      sheets: read.flatMap(({ sheets }) => sheets),
      unreadable: read.flatMap(({ problems }) => problems),
      exhibition: fair?.slug ?? null,
      startOn: null,
      badRows: input.skipBadRows ? 'skip' : 'refuse',
      mode: input.dryRun ? 'preview' : 'save',
      corrections: input.corrections,
    },
  );
  return importAnswer(context, report, input.dryRun);
}

async function readFiles(door: FairDoor, { files }: ImportFairInput) {
  const read = [];
  for (const { name, content } of files)
    read.push(await door.readFile(name.slice(0, 200), Buffer.from(content, 'base64')));
  return read;
}

/** What an import did or would do, or every row that keeps it from being done. */
export async function importAnswer(context: ApiContext, report: ImportReport, dryRun: boolean): Promise<object> {
  const rows = report.problems.slice(0, MOST_PROBLEMS).map((wrong, place) => ({
    ...wordRow(context, wrong),
    fix: report.fixes[place] ?? null,
  }));
  if (report.outcome === 'stale') return problem(context, refused('overloaded'));
  const { exhibition, files, problems, kept } = report;
  const changes = listChanges(report);
  if (report.outcome === 'refused') {
    const counted = refused('rows-refused', { facts: { n: problems.length }, path: ['input', 'files'] });
    return { ...problem(context, counted), rows, problems: problems.length, files, changes, keptWishes: kept };
  }
  return {
    __typename: 'ImportFairSuccess',
    dryRun,
    changes,
    files,
    skipped: rows,
    keptWishes: kept,
    exhibition: dryRun || !exhibition ? null : await ownFair(context, exhibition.reference),
  };
}

function listChanges({ change }: ImportReport): object[] {
  return FAIR_LIST_NAMES.flatMap((list) => {
    const rowsOf = change?.[list];
    if (!rowsOf) return [];
    return { list, added: rowsOf.added.length, changed: rowsOf.changed.length, unchanged: rowsOf.unchanged };
  });
}

/** An exhibition of the caller's account, by its reference. */
export async function ownFair({ caller, ports }: ApiContext, slug: string): Promise<FairFound | null> {
  if (caller.kind === 'nobody') return null;
  return (await ports.fairs.ofAccount(caller.account)).find((fair) => fair.slug === slug) ?? null;
}

function wordRow({ wording, languages }: ApiContext, { file, row, column, value, reason }: RowProblem): object {
  const language = languages[0] ?? 'en';
  const key = messageKeyOf(reason.code);
  const facts = reasonFacts(reason, language, (list) => wording.word(`list_${list}`, language));
  return {
    file,
    row,
    column,
    value,
    code: reason.code,
    message: wording.word(key, language, facts),
  };
}
