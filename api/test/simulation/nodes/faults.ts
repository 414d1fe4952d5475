import type { Random } from '../random.ts';
import type { LostAppend } from './storeLine.ts';

/** Something that goes wrong, at one of the nodes or for all. `ms` is how long it lasts, or until a node that is gone comes back. */
export type Fault =
  | { fault: 'crash' | 'stop' | 'halt' | 'line-down' | 'black-hole'; node: number; ms: number }
  | { fault: 'slow-line'; node: number; ms: number; latency: number }
  | { fault: 'lose-append'; node: number; how: LostAppend }
  | { fault: 'store-down'; ms: number }
  | { fault: 'silent-bell'; ms: number }
  | { fault: 'snapshots-gone' };

/** Longer than a lease: whoever stands still for it finds another at its desk. */
const LONGEST_HALT_MS = 16_000;

/** A fault for one of so many nodes. */
export function anyFault(random: Random, nodes: number): Fault {
  const node = random.between(0, nodes - 1);
  const fault = random.oneOf([
    'crash',
    'crash',
    'stop',
    'halt',
    'halt',
    'line-down',
    'black-hole',
    'slow-line',
    'lose-append',
    'lose-append',
    'lose-append',
    'store-down',
    'silent-bell',
    'snapshots-gone',
  ] as const)!;
  switch (fault) {
    case 'slow-line':
      return { fault, node, ms: random.between(500, 20_000), latency: random.between(300, 4_000) };
    case 'lose-append':
      return { fault, node, how: random.oneOf(['lost-before', 'lost-after', 'late'] as const)! };
    case 'store-down':
      return { fault, ms: random.between(100, 8_000) };
    case 'silent-bell':
      return { fault, ms: random.between(500, 20_000) };
    case 'snapshots-gone':
      return { fault };
    default:
      return { fault, node, ms: random.between(50, LONGEST_HALT_MS) };
  }
}
