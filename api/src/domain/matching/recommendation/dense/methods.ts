import { clearMarket, meetingsOf } from '../clearing.ts';
import type { PullGraph } from '../clearing.ts';
import { MeetingMarket } from '../meetingMarket.ts';
import type { Attention } from './attention.ts';
import { judge } from './judge.ts';
import { listsByPairScore, placesByScore } from './lists.ts';
import type { Lists } from './lists.ts';
import type { DenseMarket } from './market.ts';
import { listsInRounds } from './rounds.ts';
import type { Favour } from './rounds.ts';

/** Ways to make everybody's list: the published ones, and ours. */
export type Method = 'Naive' | 'Prod' | 'TU' | 'SparseTU' | 'Rounds' | 'FairRounds';

/** Every method by name. */
export const METHODS: Readonly<Record<Method, (market: DenseMarket, attention: Attention) => Lists>> = {
  Naive: naive,
  Prod: prod,
  TU: tu,
  SparseTU: sparseTu,
  Rounds: (market, attention) => listsInRounds(market, attention, { aversion: 0, head: 1 }),
  FairRounds: fairRounds,
};

/** RE24: everybody sees the other side by its own opinion. */
function naive({ lefts, rights, leftLikes, rightLikes }: DenseMarket): Lists {
  return { ofLefts: placesByScore(leftLikes, lefts, rights), ofRights: placesByScore(rightLikes, rights, lefts) };
}

/** RE24: by the product of both opinions. */
function prod(market: DenseMarket): Lists {
  const { lefts, rights, leftLikes, rightLikes } = market;
  const scores = leftLikes.map((opinion, at) => opinion * rightLikes[(at % rights) * lefts + Math.floor(at / rights)]!);
  return listsByPairScore(scores, market);
}

/** RE25: by the meetings at which the market clears, everybody's mass 1 and the spread 1. */
function tu(market: DenseMarket): Lists {
  const { lefts, rights } = market;
  const graph: PullGraph = {
    lefts,
    rights,
    start: Int32Array.from({ length: lefts + 1 }, (_, i) => i * rights),
    right: Int32Array.from({ length: lefts * rights }, (_, at) => at % rights),
    pull: Float64Array.from({ length: lefts * rights }, (_, at) =>
      pullOf(market, Math.floor(at / rights), at % rights),
    ),
    rest: null,
  };
  return listsByPairScore(meetingsOf(graph, clearMarket(graph, ones(market))), market);
}

/** Share of the other side that each keeps as candidates. */
const KEPT = 1 / 5;

/** RE27: the same with a fifth of the other side as each one's candidates; the others follow by the average of the rest. */
function sparseTu(market: DenseMarket): Lists {
  const { lefts, rights } = market;
  const candidates = Math.ceil(KEPT * Math.max(lefts, rights));
  const sparse = new MeetingMarket({ lefts, rights, candidates, pullOf: (i, j) => pullOf(market, i, j) });
  const { graph, clearing, meetings } = sparse.clear(ones(market));
  const scores = Float64Array.from({ length: lefts * rights }, (_, at) => {
    const [i, j] = [Math.floor(at / rights), at % rights];
    const pull = (graph.rest?.left[i] ?? 0) * (graph.rest?.right[j] ?? 0);
    return pull * clearing.factors.left[i]! * clearing.factors.right[j]!;
  });
  const behind = 1 + scores.reduce((most, score) => Math.max(most, score), 0);
  for (let i = 0; i < lefts; i++)
    for (let edge = graph.start[i]!; edge < graph.start[i + 1]!; edge++)
      scores[i * rights + graph.right[edge]!] = behind + meetings[edge]!;
  return listsByPairScore(scores, market);
}

/** Lists in rounds that are tried: from none to much favour for who has little. */
const FAVOURS: readonly Favour[] = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5].flatMap((aversion) =>
  [0.5, 1].map((head) => ({ aversion, head })),
);

/**
 * RE26: lists in rounds with as little favour as it takes for neither side to envy more than under TU, and for more matches; where no favour does,
 * those with the least envy beyond.
 */
function fairRounds(market: DenseMarket, attention: Attention): Lists {
  const limit = judge(tu(market), market, attention);
  let best: { lists: Lists; over: number } | null = null;
  for (const favour of FAVOURS) {
    const lists = listsInRounds(market, attention, favour);
    const found = judge(lists, market, attention);
    const over = Math.max(0, found.leftEnvy - limit.leftEnvy) + Math.max(0, found.rightEnvy - limit.rightEnvy);
    if (over === 0 && found.match > limit.match) return lists;
    if (!best || over < best.over) best = { lists, over };
  }
  return best!.lists;
}

function pullOf({ lefts, rights, leftLikes, rightLikes }: DenseMarket, i: number, j: number): number {
  return Math.exp((leftLikes[i * rights + j]! + rightLikes[j * lefts + i]!) / 2);
}

function ones({ lefts, rights }: DenseMarket): { left: Float64Array; right: Float64Array } {
  return { left: new Float64Array(lefts).fill(1), right: new Float64Array(rights).fill(1) };
}
