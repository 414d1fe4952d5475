import { parse } from 'csv-parse/sync';
import { isEdgeFault, toProblem } from '../../domain/matching/assignment/problem.ts';
import type { AssignmentProblem, Edge } from '../../domain/matching/assignment/problem.ts';

/** A market read from a file: who is on either side, in the order in which they first appear, and the candidate pairs. */
export interface EdgeList {
  lefts: readonly string[];
  rights: readonly string[];
  problem: AssignmentProblem;
}

/** What is wrong with a file, in words. */
export interface EdgeListFault {
  trouble: string;
}

const COLUMNS = ['left', 'right', 'weight'] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;
type Reading = Readonly<Record<string, string>>;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads `left,right,weight` with a header, in any order of columns. The sides have names of their own: one name may stand on both. A row that names one
 * side alone brings somebody who has no candidate; a weight of zero or less makes no candidate, as staying single is as good.
 */
export function readEdgeList(text: string): EdgeList | EdgeListFault {
  const rows = readRows(text);
  if ('trouble' in rows) return rows;
  const sides = { left: new Map<string, number>(), right: new Map<string, number>() };
  const edges: Edge[] = [];
  const lines: number[] = [];
  for (const { row, line } of rows.found) {
    const { left, right, weight } = row;
    if (left === '' && right === '') return { trouble: `line ${line}: names nobody` };
    const numbered = { left: numberOf(left, sides.left), right: numberOf(right, sides.right) };
    if (left === '' || right === '') {
      if (weight !== '') return { trouble: `line ${line}: ${left === '' ? 'left' : 'right'} is missing` };
      continue;
    }
    const value = DECIMAL.test(weight) ? Number(weight) : Number.NaN;
    if (!Number.isFinite(value)) return { trouble: `line ${line}: the weight "${weight}" is no finite number` };
    edges.push({ ...numbered, weight: value });
    lines.push(line);
  }
  const problem = toProblem({ lefts: sides.left.size, rights: sides.right.size }, edges);
  if (!isEdgeFault(problem)) return { lefts: [...sides.left.keys()], rights: [...sides.right.keys()], problem };
  const { left, right } = rows.found.find(({ line }) => line === lines[problem.edge])!.row;
  return { trouble: `line ${lines[problem.edge]}: the pair of ${left} and ${right} stands there twice` };
}

function readRows(text: string): { found: { row: Row; line: number }[] } | EdgeListFault {
  let records: { record: Reading; info: { lines: number } }[];
  try {
    records = parse(text, { columns: true, info: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : String(error) };
  }
  const head = headOf(text);
  const missing = COLUMNS.filter((column) => !head.includes(column));
  const twice = COLUMNS.filter((column) => head.indexOf(column) !== head.lastIndexOf(column));
  if (text.trim() === '') return { trouble: 'the file is empty: it needs the header left,right,weight' };
  if (missing.length > 0) return { trouble: `the header has no ${missing.join(', ')}: it needs left,right,weight` };
  if (twice.length > 0) return { trouble: `the header names ${twice.join(', ')} twice` };
  return {
    found: records.map(({ record, info }) => ({
      row: { left: record['left'] ?? '', right: record['right'] ?? '', weight: record['weight'] ?? '' },
      line: info.lines,
    })),
  };
}

function headOf(text: string): readonly string[] {
  const [head] = parse(text, { bom: true, trim: true, skip_empty_lines: true, to: 1 }) as string[][];
  return head ?? [];
}

/** The number of a name, a new one where it is new; -1 for nobody. */
function numberOf(name: string, numbers: Map<string, number>): number {
  if (name === '') return -1;
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}
