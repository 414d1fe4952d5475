import type { FairChange } from '../../domain/directory/fairChange.ts';
import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import { headingOf } from '../../domain/directory/headings.ts';
import { fieldsOf } from '../../domain/directory/lists.ts';
import { messageKeyOf } from '../../domain/directory/rowProblem.ts';
import type { Reason, RowProblem } from '../../domain/directory/rowProblem.ts';
import { textIn } from '../../domain/kernel/language.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { Wording } from '../../graphql/wording.ts';
import type { ImportReport } from '../../operations/fair/importFair.ts';

/** What an import did or would do, and every wrong row, in words; a line each. */
export function reportLines(report: ImportReport, wording: Wording, language: Language): string[] {
  const say = (key: string, facts = {}) => wording.word(key, language, facts);
  const name = report.exhibition && textIn(report.exhibition.name, [language]);
  return [
    ...(name ? [say('import_title', { exhibition: name.text }), ''] : []),
    ...(report.change && report.outcome !== 'refused'
      ? [...countLines(report.change, say), ...changeLines(report, say, language)]
      : []),
    ...report.notices.map((notice) => say('notice_column_ignored', { file: notice.file, column: notice.column })),
    ...(report.kept.length > 0 ? [say('import_kept_wishes', { lines: report.kept.join(', ') })] : []),
    ...report.problems.map((problem) => problemLine(problem, say)),
    ...lastLines(report, say),
  ];
}

/** A wrong cell, row or file in one sentence. */
export function problemLine({ file, row, column, value, reason }: RowProblem, say: Say): string {
  const sentence = reasonSentence(reason, say);
  const place = { file, row: row ?? '', column: column ?? '', value, reason: sentence };
  if (file === '') return sentence;
  // Its sentence names the file itself.
  if (reason.facts?.['file'] === file && row === null) return sentence;
  if (row === null) return say('problem_in_file', place);
  return say(column === null ? 'problem_in_row' : 'problem_row', place);
}

type Say = (key: string, facts?: Readonly<Record<string, string | number>>) => string;

function reasonSentence({ code, facts = {} }: Reason, say: Say): string {
  const list = facts['list'];
  return say(messageKeyOf(code), list === undefined ? facts : { ...facts, list: say(`list_${list}`) });
}

function countLines(change: FairChange, say: Say): string[] {
  const rows = FAIR_LIST_NAMES.map((list) => {
    const { added, changed, unchanged } = change[list];
    return [say(`list_${list}`), ...[added.length, changed.length, unchanged].map(String)];
  }).filter(([, ...counts]) => counts.some((count) => count !== '0'));
  const table = [[say('import_list'), say('import_added'), say('import_changed'), say('import_unchanged')], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((cells) => widthOf(cells[column] ?? ''))));
  const lines = table.map((cells) =>
    cells.map((cell, column) => padded(cell, widths[column] ?? 0, column > 0)).join('  '),
  );
  return [...lines.map((line) => `  ${line}`.trimEnd()), ''];
}

/** In a preview, which rows would change, and in which columns. */
function changeLines({ outcome, change }: ImportReport, say: Say, language: Language): string[] {
  if (outcome !== 'previewed' || change === null) return [];
  return FAIR_LIST_NAMES.flatMap((list) =>
    change[list].changed.map(({ key, values }) => {
      const fields = new Map(fieldsOf(list));
      const headings = values.map((value) =>
        headingOf(fields.get(value)?.columns[0]?.key.split('.')[0] ?? value, language),
      );
      return `  ${say(`list_${list}`)} ${key}: ${headings.join(', ')}`;
    }),
  );
}

function lastLines({ outcome, problems }: ImportReport, say: Say): string[] {
  const rows = new Set(problems.map(({ file, row }) => `${file} ${row}`)).size;
  if (outcome === 'refused') return ['', say('problem_rows_refused', { n: rows })];
  const leftOut = rows > 0 ? ['', say('import_rows_left_out', { n: rows })] : [];
  return [...leftOut, say(LAST_LINE[outcome])];
}

const LAST_LINE = {
  previewed: 'import_preview_done',
  saved: 'import_saved',
  unchanged: 'import_no_change',
  stale: 'problem_import_stale',
} as const;

/** Columns that a terminal gives a text: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) =>
      width +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/.test(character) ? 2 : 1),
    0,
  );
}

function padded(text: string, width: number, toTheRight: boolean): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? room + text : text + room;
}
