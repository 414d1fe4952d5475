import { describe, expect, test } from 'vitest';
import { TWO_OCLOCK } from '../../../test/builders/matching.ts';
import { SECOND } from '../kernel/time.ts';
import {
  isRoundDue,
  LONGEST_WINDOW,
  NOTHING_NEW,
  roundDueAt,
  roundHasRun,
  somebodyFreed,
  somethingFreed,
} from './window.ts';

const CROWD = { exhibitor: 30, buyer: 30 };
const FEW = { exhibitor: 30, buyer: 3 };

/** People who became free one after the other, so many milliseconds apart. */
function freedEvery(gap: number, count: number) {
  return Array.from({ length: count }, (_, at) => TWO_OCLOCK + at * gap).reduce(somebodyFreed, NOTHING_NEW);
}

describe('when a round runs', () => {
  test('[MA39] not while nothing is new', () => {
    expect(roundDueAt(NOTHING_NEW, CROWD)).toBeNull();
    expect(isRoundDue(roundHasRun(freedEvery(100, 5)), CROWD, TWO_OCLOCK + 10 * SECOND)).toBe(false);
  });

  test('[MA39] at once in a thin pool, and where people come free slowly', () => {
    expect(roundDueAt(freedEvery(100, 5), FEW)).toBe(TWO_OCLOCK);
    expect(roundDueAt(freedEvery(10 * SECOND, 5), CROWD)).toBe(TWO_OCLOCK);
    expect(roundDueAt(somebodyFreed(NOTHING_NEW, TWO_OCLOCK), CROWD)).toBe(TWO_OCLOCK);
  });

  test('[MA39] after the time in which four more come free, two seconds at most', () => {
    expect(roundDueAt(freedEvery(100, 5), CROWD)).toBe(TWO_OCLOCK + 400);
    expect(roundDueAt(freedEvery(500, 5), CROWD)).toBe(TWO_OCLOCK + LONGEST_WINDOW);
    expect(isRoundDue(freedEvery(100, 5), CROWD, TWO_OCLOCK + 399)).toBe(false);
    expect(isRoundDue(freedEvery(100, 5), CROWD, TWO_OCLOCK + 400)).toBe(true);
  });

  test('[MA39] the window counts from the first who became free, so that it cannot be pushed on for ever', () => {
    for (const count of [2, 20, 200]) {
      expect(roundDueAt(freedEvery(400, count), CROWD)).toBeLessThanOrEqual(TWO_OCLOCK + LONGEST_WINDOW);
    }
  });

  test('[MA39] also when a place, an interpreter or a pair of organisations is free again', () => {
    expect(roundDueAt(somethingFreed(NOTHING_NEW, TWO_OCLOCK), CROWD)).toBe(TWO_OCLOCK);
  });
});
