import { correctCells } from '../../domain/directory/correctCells.ts';
import type { CellCorrection } from '../../domain/directory/correctCells.ts';
import { fairChange, isNoChange } from '../../domain/directory/fairChange.ts';
import type { FairChange } from '../../domain/directory/fairChange.ts';
import type { ExhibitionRow, LocalDate } from '../../domain/directory/fairLists.ts';
import { daysBetween } from '../../domain/directory/localDate.ts';
import { keepChoices } from '../../domain/directory/keptChoice.ts';
import { readLists } from '../../domain/directory/readLists.ts';
import type { Reading } from '../../domain/directory/readLists.ts';
import type { ReadingNotice, RowProblem } from '../../domain/directory/rowProblem.ts';
import { NO_FAIR, settleRows } from '../../domain/directory/settleRows.ts';
import type { KeptFair, Settled } from '../../domain/directory/settleRows.ts';
import type { Sheet } from '../../domain/directory/sheet.ts';
import { shiftDays } from '../../domain/directory/shiftDays.ts';
import type { AccountId } from '../../domain/kernel/id.ts';
import type { FairStore } from '../../ports/fairStore.ts';
import type { TextFolder } from '../../ports/textFolder.ts';
import { fileReports, fixesOf } from './fileReports.ts';
import type { FileReport } from './fileReports.ts';
import { foldWords } from './foldWords.ts';
import { tradeReference } from './tradeReference.ts';

/** What an organiser asks for. */
export interface ImportFair {
  readonly account: AccountId;
  readonly sheets: readonly Sheet[];
  /** Files that could not be read at all; they count as wrong rows. */
  readonly unreadable: readonly RowProblem[];
  /** The reference of the exhibition, and of no other; null: the one of the lists. Lists without their exhibition need it. */
  readonly exhibition: string | null;
  /** The day on which the exhibition is to begin instead; every other day of the lists moves with it. */
  readonly startOn: LocalDate | null;
  readonly badRows: 'refuse' | 'skip';
  readonly mode: 'preview' | 'save';
  /** Cells that somebody mended on the screen. */
  readonly corrections?: readonly CellCorrection[];
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly outcome: 'previewed' | 'saved' | 'unchanged' | 'refused' | 'stale';
  readonly exhibition: ExhibitionRow | null;
  /** Null: it is not known into which exhibition. */
  readonly change: FairChange | null;
  readonly problems: readonly RowProblem[];
  readonly notices: readonly ReadingNotice[];
  /** One for each table that was read, in the order of the files. */
  readonly files: readonly FileReport[];
  /** What was most likely meant by each of the problems, in their order. */
  readonly fixes: readonly (string | null)[];
  /** References of requirements whose certificates stay as their owner has them, whatever the list says still. */
  readonly kept: readonly string[];
}

/** What the import needs. */
export interface ImportPorts {
  readonly fairs: FairStore;
  readonly folder: TextFolder;
}

/** Somebody else may change the fair between loading and saving; decided anew so often, then given up. */
const MOST_TRIES = 3;

/** Reads a fair from its lists: all of it, or nothing, unless wrong rows are to be skipped. Nothing is ever removed. */
export async function importFair(ports: ImportPorts, command: ImportFair): Promise<ImportReport> {
  const names = await ports.fairs.tradeNames();
  const reading = moved(
    readLists(correctCells(command.sheets, command.corrections ?? []), tradeReference(names)),
    command.startOn,
  );
  for (let tries = 1; ; tries += 1) {
    const decided = await decide(ports, command, reading);
    const { report, version } = decided;
    if (report.outcome !== 'saved' || report.change === null || report.exhibition === null) return report;
    const saving = {
      account: command.account,
      exhibition: report.exhibition.reference,
      version,
      change: report.change,
      words: foldWords(report.change, names, ports.folder),
    };
    if ((await ports.fairs.save(saving)) === 'saved') return report;
    if (tries === MOST_TRIES) return { ...report, outcome: 'stale' };
  }
}

/** What the lists come to against the fair as it is kept now; `saved` here means: worth saving. */
async function decide(
  { fairs }: ImportPorts,
  command: ImportFair,
  reading: Reading,
): Promise<{ report: ImportReport; version: number | null }> {
  const reference = command.exhibition ?? ownExhibition(reading);
  const kept = reference === null ? NO_FAIR : await fairs.load(command.account, reference);
  const judged = settleRows(reading, kept);
  const choices = keepChoices(judged.rows, kept.relaxed);
  const settled = { ...judged, rows: choices.rows };
  const isSkipping = command.badRows === 'skip';
  const exhibition = exhibitionOf(settled, kept, reference);
  const problems = [
    ...command.unreadable,
    ...reading.problems,
    ...settled.problems,
    ...(isSkipping ? settled.leftOut : []),
    ...(isListMissing(command, reading, exhibition) ? [EXHIBITION_MISSING] : []),
  ];
  const change = exhibition === null ? null : fairChange(kept.lists, settled.rows);
  const isRefused = change === null || (problems.length > 0 && !isSkipping);
  const worth = change !== null && !isNoChange(change) ? 'saved' : 'unchanged';
  const outcome = isRefused ? 'refused' : command.mode === 'preview' ? 'previewed' : worth;
  const files = fileReports(reading, { settled, kept: kept.lists, problems });
  const fixes = fixesOf(problems, reading, kept.lists);
  return {
    report: { outcome, exhibition, change, problems, notices: reading.notices, files, fixes, kept: choices.kept },
    version: kept.version,
  };
}

const EXHIBITION_MISSING: RowProblem = {
  file: '',
  row: null,
  column: null,
  value: '',
  reason: { code: 'exhibition-missing' },
};

/** Its reference as the lists have it, whether its row is right or not. */
function ownExhibition(reading: Reading): string | null {
  const own = [...reading.rows, ...reading.refused].find((row) => row.list === 'exhibition');
  return own && own.key !== '' ? own.key : null;
}

/** The exhibition itself: as the lists have it, else as it is kept; never another one than was asked for. */
function exhibitionOf({ rows }: Settled, kept: KeptFair, reference: string | null): ExhibitionRow | null {
  const own = rows.find((row) => row.list === 'exhibition' && row.key === reference)?.row;
  return (own as ExhibitionRow | undefined) ?? kept.lists.exhibition[0] ?? null;
}

/** Whether the list of the exhibition is needed and not there; without it nobody knows from which day a fair is to be moved. */
function isListMissing({ startOn }: ImportFair, reading: Reading, exhibition: ExhibitionRow | null): boolean {
  if (reading.refused.some((row) => row.list === 'exhibition')) return false;
  const isListed = reading.rows.some((row) => row.list === 'exhibition');
  return exhibition === null || (startOn !== null && !isListed);
}

function moved(reading: Reading, startOn: LocalDate | null): Reading {
  const exhibition = reading.rows.find((row) => row.list === 'exhibition')?.row as ExhibitionRow | undefined;
  if (startOn === null || exhibition === undefined) return reading;
  const days = daysBetween(exhibition.startsOn, startOn);
  return days === 0 ? reading : { ...reading, rows: reading.rows.map((row) => shiftDays(row, days)) };
}
