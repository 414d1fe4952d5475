import { describe, expect, test } from 'vitest';
import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import { messageKeyOf, REASON_CODES } from '../../domain/directory/rowProblem.ts';
import type { RowProblem } from '../../domain/directory/rowProblem.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { Language } from '../../domain/kernel/language.ts';
import { readWording } from '../../graphql/wording.ts';
import type { ImportReport } from '../../operations/fair/importFair.ts';
import { problemLine, reportLines } from './fairWords.ts';

const wording = readWording();
const refused = (problems: RowProblem[]): ImportReport => ({
  outcome: 'refused',
  exhibition: null,
  change: null,
  problems,
  notices: [],
  files: [],
  fixes: [],
  kept: [],
});
const line = (problem: RowProblem, language: Language) =>
  problemLine(problem, (key, facts) => wording.word(key, language, facts));

const wrongCell: RowProblem = {
  file: '企業.csv',
  row: 4,
  column: '地區',
  value: '火星',
  reason: { code: 'country-unknown' },
};

test('every reason and every list has its words', () => {
  const keys = [...REASON_CODES.map(messageKeyOf), ...FAIR_LIST_NAMES.map((list) => `list_${list}`)];
  expect(keys.filter((key) => !wording.has(key))).toEqual([]);
});

describe('a wrong cell is told in a sentence', () => {
  test.each([
    ['zh-Hant', '企業.csv，第4行「地區」欄：「火星」。沒有這個國家或地區。請用兩個字母的代碼，例如MO或PT。'],
    ['zh-Hans', '企業.csv，第4行“地區”列：“火星”。没有该国家或地区。请用两个字母的代码，例如MO或PT。'],
    [
      'pt',
      '企業.csv, linha 4, coluna 地區: «火星». País ou território desconhecido. Use o código de duas letras, por exemplo MO ou PT.',
    ],
    [
      'en',
      '企業.csv, row 4, column 地區: “火星”. We do not know this country or territory. Use its two-letter code, for example MO or PT.',
    ],
  ] as const)('in %s', (language, sentence) => {
    expect(line(wrongCell, language)).toBe(sentence);
  });

  test('a list is named in the reader’s language', () => {
    const problem: RowProblem = {
      ...wrongCell,
      value: 'CO-9',
      reason: { code: 'row-unknown', facts: { reference: 'CO-9', list: 'companies' } },
    };
    expect(line(problem, 'pt')).toContain('Não há CO-9 na lista «Empresas».');
  });

  test('a whole file and a whole row', () => {
    expect(
      line(
        {
          file: 'x.csv',
          row: null,
          column: null,
          value: '',
          reason: { code: 'file-encoding', facts: { file: 'x.csv' } },
        },
        'en',
      ),
    ).toBe('x.csv is not readable. Save it as UTF-8 CSV or XLSX.');
    expect(line({ ...wrongCell, column: null, reason: { code: 'cells-too-many' } }, 'en')).toBe(
      '企業.csv, row 4: This row is longer than the headings.',
    );
  });
});

test.each(LANGUAGES)('what was refused ends with how many rows, in %s', (language) => {
  const lines = reportLines(refused([wrongCell, { ...wrongCell, column: '名稱' }]), wording, language);
  expect(lines.at(-1)).toBe(wording.word('problem_rows_refused', language, { n: 1 }));
  expect(lines.every((text) => !/problem_|import_|\{/.test(text))).toBe(true);
});
