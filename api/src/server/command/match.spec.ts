import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from './commandLine.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'ponte-match-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('ponte match', () => {
  test('prints the heaviest pairs, and prices that prove it', async () => {
    const { code, said } = await run('left,right,weight\na,x,3\na,y,2\nb,x,2.5\nb,y,0.5\nc,x,1\n');
    expect(code).toBe(0);
    const { pairs, weight, bound, gap, prices, seconds } = JSON.parse(said);
    expect(pairs.toSorted()).toEqual([
      ['a', 'y'],
      ['b', 'x'],
    ]);
    expect({ weight, gap, bound }).toEqual({ weight: 4.5, gap: 0, bound: 4.5 });
    for (const [left, right, value] of [
      ['a', 'x', 3],
      ['a', 'y', 2],
      ['b', 'x', 2.5],
      ['b', 'y', 0.5],
      ['c', 'x', 1],
    ] as const)
      expect(prices.left[left] + prices.right[right]).toBeGreaterThanOrEqual(value - 1e-9);
    expect(seconds).toBeGreaterThanOrEqual(0);
  });

  test('a name may stand on both sides, and be any word', async () => {
    const { said } = await run('weight,right,left\r\n1,1,1\r\n2,__proto__,constructor\r\n');
    const { pairs, prices } = JSON.parse(said);
    expect(pairs).toEqual([
      ['1', '1'],
      ['constructor', '__proto__'],
    ]);
    expect(Object.keys(prices.left)).toEqual(['1', 'constructor']);
  });

  test.each([
    ['nobody', 'left,right,weight\n', {}, {}],
    ['one side alone', 'left,right,weight\na,,\nb,,\n', { a: 0, b: 0 }, {}],
    ['pairs that weigh nothing', 'left,right,weight\na,x,0\nb,x,-2\n', { a: 0, b: 0 }, { x: 0 }],
  ])('%s: no pair, weight 0', async (_, csv, left, right) => {
    const { code, said } = await run(csv);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ pairs: [], weight: 0, bound: 0, gap: 0, prices: { left, right } });
  });

  test.each([
    ['', 'the file is empty'],
    ['a,x,1\n', 'the header has no left, right, weight'],
    ['left,right\na,x\n', 'the header has no weight'],
    ['left,right,weight\na,x,1\na,y,NaN\n', 'line 3: the weight "NaN" is no finite number'],
    ['left,right,weight\na,x,Infinity\n', 'line 2: the weight "Infinity"'],
    ['left,right,weight\na,x,1e999\n', 'line 2: the weight "1e999"'],
    ['left,right,weight\na,x,\n', 'line 2: the weight ""'],
    ['left,right,weight\na,x,1\nb,x,1\na,x,2\n', 'line 4: the pair of a and x stands there twice'],
    ['left,right,weight\n,x,1\n', 'line 2: left is missing'],
    ['left,right,weight\n,,1\n', 'line 2: names nobody'],
    ['left,right,weight\na,x\n', 'Record'],
    ['left,right,weight\na,x,1,2\n', 'Record'],
    ['left,right,left,weight\na,x,b,1\n', 'the header names left twice'],
    ['left,right,weight\na,x,1e308\nb,y,1e308\n', 'the weights are too large to be added up'],
    ['left,right,weight\na,x,-Infinity\n', 'line 2: the weight "-Infinity"'],
    ['left,right,weight\na,x,0x10\n', 'line 2: the weight "0x10"'],
    ['left,right,weight\n"a,x,1\n', 'Quote'],
  ])('refuses %j', async (csv, words) => {
    const { code, said, complained } = await run(csv);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toContain(words);
  });

  test('ten thousand on one side and one on the other: the heaviest pair', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `l${at},x,${((at * 7_919) % 10_000) + 1}`);
    const { code, said } = await run(`left,right,weight\n${rows.join('\n')}\n`);
    expect(code).toBe(0);
    const { pairs, weight, gap, prices } = JSON.parse(said);
    expect({ pairs: pairs.length, weight, gap }).toEqual({ pairs: 1, weight: 10_000, gap: 0 });
    expect(Object.keys(prices.left)).toHaveLength(10_000);
  });

  test('all weights equal: as many pairs as there can be, and who stays single stands among the prices', async () => {
    const rows = Array.from({ length: 30 * 7 }, (_, at) => `l${Math.floor(at / 7)},r${at % 7},2.5`);
    const { said } = await run(`left,right,weight\n${rows.join('\n')}\nalone,,\n`);
    const { pairs, weight, bound, gap, prices } = JSON.parse(said);
    expect({ pairs: pairs.length, weight, bound, gap }).toEqual({ pairs: 7, weight: 17.5, bound: 17.5, gap: 0 });
    expect(prices.left).toMatchObject({ alone: 0 });
  });

  test.each([1e-300, 1e-12, 1, 1e300])('weights of any size are solved alike (%d)', async (size) => {
    const { said } = await run(`left,right,weight\na,x,${3 * size}\na,y,${2 * size}\nb,x,${2.5 * size}\n`);
    const { pairs, weight, bound, gap, prices } = JSON.parse(said);
    expect(pairs).toHaveLength(2);
    expect(weight / size).toBeCloseTo(4.5, 9);
    expect(bound / size).toBeCloseTo(4.5, 9);
    expect(gap).toBeCloseTo(0, 9);
    expect((prices.left.a + prices.right.x) / size).toBeGreaterThanOrEqual(3 - 1e-9);
  });

  test('a large sparse market: the printed prices prove the printed bound, within a thousandth', async () => {
    const edges = Array.from({ length: 1_500 * 20 }, (_, at) => {
      const left = Math.floor(at / 20);
      return { left, right: (left * 31 + (at % 20) ** 2 * 7) % 1_500, weight: 0.05 + ((at * 7_919) % 9_973) / 9_973 };
    });
    const unique = [...new Map(edges.map((edge) => [`${edge.left},${edge.right}`, edge])).values()];
    const csv = unique.map(({ left, right, weight }) => `l${left},r${right},${weight}`).join('\n');
    const { said } = await run(`left,right,weight\n${csv}\n`);
    const { pairs, weight, bound, gap, prices } = JSON.parse(said);
    const weightOf = new Map(unique.map((edge) => [`l${edge.left},r${edge.right}`, edge.weight]));
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    expect(new Set(pairs.flat()).size).toBe(2 * pairs.length);
    expect(sum(pairs.map((pair: string[]) => weightOf.get(pair.join(','))))).toBeCloseTo(weight, 6);
    expect(sum([...Object.values<number>(prices.left), ...Object.values<number>(prices.right)])).toBeCloseTo(bound, 6);
    const short = unique.filter(
      (edge) => prices.left[`l${edge.left}`] + prices.right[`r${edge.right}`] < edge.weight - 1e-9,
    );
    expect(short).toEqual([]);
    expect(gap).toBeCloseTo((bound - weight) / bound, 9);
    expect(gap).toBeLessThanOrEqual(1e-3);
  });

  test('refuses a file that is not there', async () => {
    expect(await call('match', join(folder, 'none.csv'))).toMatchObject({ code: 1, said: '' });
    expect((await call('match')).code).toBe(2);
  });
});

describe('ponte recommend', () => {
  test('prints the published figures of a market for every method', async () => {
    const { code, said } = await call(
      'recommend',
      ...'--market 20 20 --lambda 0.8 --attention log --seed 2 --json'.split(' '),
    );
    expect(code).toBe(0);
    const { market, methods } = JSON.parse(said);
    expect(market).toEqual({ lefts: 20, rights: 20 });
    expect(methods.TU).toMatchObject({ leftEnvy: 32, rightEnvy: 16 });
    expect(methods.TU.match).toBeCloseTo(17.55196318346743, 9);
    expect(methods.FairRounds.match).toBeGreaterThan(methods.TU.match);
  });

  test.each([
    [['--market', '0', '5'], '--market <n> is a whole number from 1 to 1000'],
    [['--market', '5', 'x'], '--market <n> <m>'],
    [['--lambda', '1.5'], '--lambda is a number from 0 to 1'],
    [['--seed', '-1'], 'argument'],
    [['--seed', '1.5'], '--seed is a whole number'],
    [['--attention', 'linear'], '--attention is log, inv, exp'],
  ])('refuses %j', async (words, why) => {
    const { code, said, complained } = await call('recommend', ...words);
    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(complained).toContain(why);
  });
});

async function run(csv: string) {
  const file = join(folder, 'edges.csv');
  await writeFile(file, csv);
  return call('match', file, '--json');
}

/** Runs a command that needs no database. */
async function call(...words: string[]): Promise<{ code: number; said: string; complained: string }> {
  const [said, complained]: [string[], string[]] = [[], []];
  const code = await runCommandLine(words, {
    root: folder,
    env: {},
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
    open: () => Promise.reject(new Error('no database is needed')),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}
