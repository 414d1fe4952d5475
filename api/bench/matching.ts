import { solveByAuction } from '../src/domain/matching/assignment/auction.ts';
import { proposeRound } from '../src/domain/matching/round.ts';
import { absolute, quantile, ratioOfPairs, type Figure } from './figure.ts';
import { enduranceFigures } from './matching/endurance.ts';
import { freeHall } from './matching/hall.ts';
import { eventLoopFigures } from './matching/eventLoop.ts';
import { liveRoundFigures } from './matching/liveRound.ts';
import { greedyWeight, skewedMarket } from './matching/market.ts';
import { scarceRoundFigures } from './matching/scarceRounds.ts';
import { gapOf, timed, underLoad } from './matching/measure.ts';

const PAIRS = 9;
const GAP = 1e-3;
const BENCH = 'matching';

/** The matchmaker: a large market beside sorting its edges and taking greedily, and the rounds of a live hall. */
export async function run(): Promise<Figure[]> {
  return [
    ...largeMarket(),
    ...enduranceFigures(),
    ...scarceRoundFigures(),
    smallMarket(),
    ...liveRounds(),
    ...liveRoundFigures(),
    ...(await eventLoopFigures()),
  ];
}

function largeMarket(): Figure[] {
  const market = skewedMarket(5_000, 50, 3);
  const ours = () => solveByAuction(market, { gap: GAP });
  const floor = () => greedyWeight(market);
  timed(ours);
  timed(floor);
  const pairs = Array.from({ length: PAIRS }, () => ({ value: timed(ours), floor: timed(floor) }));
  const note = underLoad('5,000 x 5,000, 50 candidates each, skewed; floor: all edges sorted and taken greedily');
  const found = ours();
  return [
    ratioOfPairs({ bench: BENCH, metric: 'a large market from zero prices', unit: 'ms', goal: 1.5, note }, pairs),
    absolute({ bench: BENCH, metric: 'its gap', value: gapOf(market, found), unit: '', goal: GAP, note }),
    absolute({
      bench: BENCH,
      metric: "its value beside greedy's",
      value: found.weight / floor(),
      unit: '',
      goal: 1.05,
      atLeast: true,
      note,
    }),
  ];
}

function smallMarket(): Figure {
  const market = skewedMarket(500, 50, 3);
  const times = repeated(() => solveByAuction(market, { gap: GAP }));
  const note = underLoad('500 a side, 50 candidates each, from zero prices, gap 1e-3');
  return absolute({ bench: BENCH, metric: '500 free a side', value: quantile(times, 0.5), unit: 'ms', goal: 10, note });
}

function liveRounds(): Figure[] {
  const halls = [
    { metric: 'a round of 120 free, places for all', places: { tables: 100, video: 100 } },
    { metric: 'a round of 120 free, ten tables and three video tables a hall', places: { tables: 10, video: 3 } },
  ];
  return halls.map(({ metric, places }) => {
    const hall = freeHall(60, places);
    const times = repeated(() => proposeRound(hall));
    const note = 'pairs of organisations judged before; graph, matching, reasons and certificate';
    return absolute({ bench: BENCH, metric, value: quantile(times, 0.5), unit: 'ms', goal: 10, note });
  });
}

/** Times after a warm-up of as many. */
function repeated(step: () => unknown): number[] {
  const times = Array.from({ length: 2 * 15 }, () => timed(step));
  return times.slice(15);
}
