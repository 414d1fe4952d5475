import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SINGLE } from '../../domain/matching/assignment/problem.ts';
import { noResources } from '../../domain/matching/assignment/resources.ts';
import { solverFor } from '../../domain/matching/assignment/solver.ts';
import { isCertificateFault, verifyCertificate } from '../../domain/matching/assignment/verify.ts';
import type { Command } from './command.ts';
import { readEdgeList } from './edgeList.ts';
import type { EdgeList } from './edgeList.ts';

const HELP = `pnpm ponte match <edges.csv>: the pairs of the greatest weight, with prices that prove it

Reads left,right,weight with a header; anybody may stay single, which weighs nothing. A row with one side alone brings
somebody without candidates. Refused, by line: a weight that is no finite number, a pair twice, a missing name, too many or
too few columns; and a file that is empty, without the header, or of weights too large to be added up.
The proof: prices are never negative, each pair weighs at most the prices of its two, so no pairs weigh more than all prices together (the bound).
  --json   { pairs: [[left, right]], weight, bound, gap, prices: { left, right }, seconds }
  --help   this text
`;

/** What is printed: enough for anybody to verify the certificate. */
interface Matched {
  pairs: [string, string][];
  weight: number;
  bound: number;
  /** (bound - weight) / bound. */
  gap: number;
  prices: Record<'left' | 'right', Record<string, number>>;
  /** Of solving, without reading. */
  seconds: number;
}

/** `ponte match`. */
export const match: Command = {
  summary: 'the heaviest pairs of a list of edges, with the proof',
  async run(argv, { say, complain }) {
    const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    if (values.help) return (say(HELP), 0);
    const [file] = positionals;
    if (!file || positionals.length > 1) return (complain(HELP), 2);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return (complain(`${file} cannot be read`), 1);
    const list = readEdgeList(text);
    if ('trouble' in list) return (complain(`${file}: ${list.trouble}`), 1);
    const matched = solve(list);
    if (!Number.isFinite(matched.bound)) return (complain(`${file}: the weights are too large to be added up`), 1);
    say(values.json ? JSON.stringify(matched) : inWords(matched));
    return 0;
  },
};

function solve({ lefts, rights, problem }: EdgeList): Matched {
  const scale = scaleOf(problem.weight);
  const scaled = { ...problem, weight: problem.weight.map((value) => value / scale) };
  const from = performance.now();
  const { rightOf, prices } = solverFor(scaled).solve(scaled);
  const seconds = (performance.now() - from) / 1_000;
  const proof = { prices: { ...prices, resource: new Float64Array(0) } };
  const checked = verifyCertificate(scaled, noResources(scaled.right.length), { rightOf, proof });
  if (isCertificateFault(checked)) throw new Error(`the certificate does not hold: ${JSON.stringify(checked)}`);
  const pairs: [string, string][] = [];
  for (const [left, right] of rightOf.entries()) if (right !== SINGLE) pairs.push([lefts[left]!, rights[right]!]);
  const named = { left: byName(lefts, prices.left, scale), right: byName(rights, prices.right, scale) };
  return {
    pairs,
    weight: checked.weight * scale,
    bound: checked.bound * scale,
    gap: checked.gap,
    prices: named,
    seconds,
  };
}

/** The power of two by which the heaviest pair weighs 1 to 2, so that weights of any size are solved alike and scaled without rounding. */
function scaleOf(weight: Float64Array): number {
  const most = weight.reduce((heaviest, value) => Math.max(heaviest, value), 0);
  return most > 0 ? 2 ** Math.floor(Math.log2(most)) : 1;
}

/** An object without a prototype, so that any name may be a key. */
function byName(names: readonly string[], prices: Float64Array, scale: number): Record<string, number> {
  const named = Object.create(null) as Record<string, number>;
  for (const [at, name] of names.entries()) named[name] = prices[at]! * scale;
  return named;
}

function inWords({ pairs, weight, bound, gap, seconds }: Matched): string {
  const proof = `${pairs.length} pairs, weight ${weight}, bound ${bound}, gap ${gap.toExponential(1)}, ${seconds.toFixed(3)} s`;
  return [...pairs.map(([left, right]) => `${left} - ${right}`), proof].join('\n');
}
