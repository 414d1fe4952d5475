import { parseArgs } from 'node:util';
import { ATTENTIONS } from '../../domain/matching/recommendation/dense/attention.ts';
import type { Attention } from '../../domain/matching/recommendation/dense/attention.ts';
import { judge } from '../../domain/matching/recommendation/dense/judge.ts';
import type { Judgement } from '../../domain/matching/recommendation/dense/judge.ts';
import { drawMarket } from '../../domain/matching/recommendation/dense/market.ts';
import type { MarketWish } from '../../domain/matching/recommendation/dense/market.ts';
import { METHODS } from '../../domain/matching/recommendation/dense/methods.ts';
import type { Command } from './command.ts';

/** Beyond this a market on either side takes minutes to judge. */
const MOST_PEOPLE = 1_000;
/** Lists in rounds are one exact matching after another. */
const MOST_IN_ROUNDS = 150;
const LAST_SEED = 2 ** 32 - 1;

const HELP = `pnpm ponte recommend --market <n> <m>: expected matches and envy of every way to make lists, on a drawn market

The protocol of Tomita and Yokoyama (RecSys 2024), opinions drawn as numpy's legacy generator does.
  --market <n> <m>        how many on either side, 1 to ${MOST_PEOPLE} (20 20)
  --lambda <x>            how far all agree who is popular, 0 to 1 (0.8)
  --attention log|inv|exp how attention falls along a list (log)
  --seed <s>              0 to ${LAST_SEED} (0)
  --json                  { market, lambda, attention, seed, methods: { <name>: { match, leftEnvy, rightEnvy, seconds } } }
  --help                  this text

Rounds and FairRounds are null beyond ${MOST_IN_ROUNDS} a side.
`;

const OPTIONS = {
  market: { type: 'string', default: '20' },
  lambda: { type: 'string', default: '0.8' },
  attention: { type: 'string', default: 'log' },
  seed: { type: 'string', default: '0' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

interface Asked extends MarketWish {
  attention: Attention;
}

type Figures = Judgement & { seconds: number };

/** `ponte recommend`. */
export const recommend: Command = {
  summary: 'figures of a published comparison of recommendations',
  async run(argv, { say, complain }) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.help) return (say(HELP), 0);
    if (positionals.length > 1) return (complain(HELP), 2);
    const asked = readAsked({ ...values, second: positionals[0] ?? values.market });
    if ('trouble' in asked) return (complain(asked.trouble), 2);
    const { lefts, rights, lambda, attention, seed } = asked;
    const methods = figuresOf(asked);
    say(
      values.json ? JSON.stringify({ market: { lefts, rights }, lambda, attention, seed, methods }) : inWords(methods),
    );
    return 0;
  },
};

function readAsked(
  words: Record<'market' | 'second' | 'lambda' | 'attention' | 'seed', string>,
): Asked | { trouble: string } {
  const numbers = {
    lefts: { word: words.market, name: '--market <n>', least: 1, most: MOST_PEOPLE, whole: true },
    rights: { word: words.second, name: '--market <n> <m>', least: 1, most: MOST_PEOPLE, whole: true },
    lambda: { word: words.lambda, name: '--lambda', least: 0, most: 1, whole: false },
    seed: { word: words.seed, name: '--seed', least: 0, most: LAST_SEED, whole: true },
  };
  for (const { word, name, least, most, whole } of Object.values(numbers)) {
    const value = word.trim() === '' ? Number.NaN : Number(word);
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      return { trouble: `${name} is ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}, not "${word}"` };
  }
  const attention = ATTENTIONS.find((one) => one === words.attention);
  if (!attention) return { trouble: `--attention is ${ATTENTIONS.join(', ')}, not "${words.attention}"` };
  const [lefts, rights] = [Number(words.market), Number(words.second)];
  return { lefts, rights, lambda: Number(words.lambda), seed: Number(words.seed), attention };
}

function figuresOf(asked: Asked): Record<string, Figures | null> {
  const market = drawMarket(asked);
  const isLarge = Math.max(asked.lefts, asked.rights) > MOST_IN_ROUNDS;
  const figures: Record<string, Figures | null> = {};
  for (const [name, method] of Object.entries(METHODS)) {
    if (isLarge && name.endsWith('Rounds')) {
      figures[name] = null;
      continue;
    }
    const from = performance.now();
    const lists = method(market, asked.attention);
    const seconds = (performance.now() - from) / 1_000;
    figures[name] = { ...judge(lists, market, asked.attention), seconds };
  }
  return figures;
}

function inWords(methods: Record<string, Figures | null>): string {
  const rows = Object.entries(methods).map(([name, found]) =>
    found
      ? [name, found.match.toFixed(6), String(found.leftEnvy), String(found.rightEnvy), `${found.seconds.toFixed(3)} s`]
      : [name, 'too large'],
  );
  const all = [['method', 'matches', 'left envy', 'right envy', 'time'], ...rows];
  return all
    .map((row) =>
      row
        .map((cell) => cell.padEnd(12))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
