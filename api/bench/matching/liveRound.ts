import { LiveHall } from '../../src/domain/matching/liveHall.ts';
import { orderOf } from '../../src/engine/solveRound.ts';
import { HENGQIN, MACAO } from '../../test/builders/matching.ts';
import { absolute, quantile, type Figure } from '../figure.ts';
import { freeHall } from './hall.ts';
import { LiveFloor } from './liveFloor.ts';

const BENCH = 'matching';
const CHANGES = 20;
const ROUNDS = 60;

/** A round for 1,000 people live, each after 20 of them changed, as the session's thread runs it. */
export function liveRoundFigures(): Figure[] {
  const halls = [
    { metric: 'a round for 1,000 people live, places for all', tables: { [MACAO]: 400, [HENGQIN]: 250 } },
    { metric: 'a round for 1,000 people live, 180 tables', tables: { [MACAO]: 110, [HENGQIN]: 70 } },
  ];
  return halls.map(({ metric, tables }) => {
    const free = freeHall(500, { tables: 0, video: 0 });
    const floor = new LiveFloor(free, tables);
    const hall = new LiveHall(free.matchmaker);
    const { times, cpu, edges, gaps } = liveRounds(hall, floor);
    const note = `${CHANGES} changes a round; follow, candidates, matching, reasons, certificate; ${quantile(edges, 0.5)} candidates, worst gap ${Math.max(...gaps).toExponential(1)}, processor ${cpu.toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`;
    return absolute({ bench: BENCH, metric, value: quantile(times, 0.5), unit: 'ms', goal: 5, note });
  });
}

interface LiveRounds {
  times: number[];
  /** Of the processor, ms a round: on a machine with other work beside, what it would take alone. */
  cpu: number;
  edges: number[];
  gaps: number[];
}

function liveRounds(hall: LiveHall, floor: LiveFloor): LiveRounds {
  const found: LiveRounds = { times: [], cpu: 0, edges: [], gaps: [] };
  for (let at = 0; at < 2 * ROUNDS; at++) {
    floor.change(CHANGES);
    const began = performance.now();
    const before = process.threadCpuUsage();
    hall.follow(floor.session);
    const round = hall.round({ now: floor.now })!;
    const order = orderOf(round, floor.session.head);
    const spent = process.threadCpuUsage(before);
    const took = performance.now() - began;
    if (order) floor.take(order);
    if (at < ROUNDS) continue;
    found.times.push(took);
    found.cpu += (spent.user + spent.system) / 1_000 / ROUNDS;
    found.edges.push(round.graph.problem.right.length);
    found.gaps.push(round.certificate.gap);
  }
  return found;
}
