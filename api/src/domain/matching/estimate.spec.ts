import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { TWO_OCLOCK } from '../../../test/builders/matching.ts';
import { MINUTE } from '../kernel/time.ts';
import { estimateWait } from './estimate.ts';

const inMinutes = (...minutes: number[]) => minutes.map((minute) => TWO_OCLOCK + minute * MINUTE);
const situation = { now: TWO_OCLOCK, rivals: 0, spanMinutes: 20 };

describe('the estimate of a wait', () => {
  test('[MA41] is unknown where nobody who fits is known to come free', () => {
    expect(estimateWait({ ...situation, supply: [] })).toBeNull();
    expect(estimateWait({ ...situation, supply: inMinutes(90) })).toBeNull();
  });

  test('[MA41] begins well before the first who comes free, as meetings end early, and leaves room for another try', () => {
    // 6 minutes to the first: a fifth of them at best, 0.45 spans of 20 minutes more at worst.
    expect(estimateWait({ ...situation, supply: inMinutes(8, 6) })).toEqual({ low: 1, high: 15 });
    expect(estimateWait({ ...situation, supply: inMinutes(6) })).toEqual({ low: 1, high: 15 });
    expect(estimateWait({ ...situation, supply: inMinutes(0, 0, 0) })).toEqual({ low: 0, high: 9 });
    // Three who wait longer take the turns at 6, 26 and 46; the fourth would be at 66, and a twentieth of that counts.
    expect(estimateWait({ ...situation, rivals: 3, supply: inMinutes(6) })).toEqual({ low: 1, high: 18 });
  });

  test('[MA41] is a range of whole minutes, never backwards, and more rivals never make it shorter', () => {
    const supply = fc.array(fc.integer({ min: -5, max: 59 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(supply, fc.nat(6), (minutes, rivals) => {
        const range = (count: number) => {
          const found = estimateWait({ ...situation, rivals: count, supply: inMinutes(...minutes) });
          return found ?? { low: 61, high: 62 };
        };
        const [fewer, more] = [range(rivals), range(rivals + 1)];
        expect(Number.isInteger(fewer.low) && Number.isInteger(fewer.high)).toBe(true);
        expect(fewer.low).toBeGreaterThanOrEqual(0);
        expect(fewer.high).toBeGreaterThan(fewer.low);
        expect(more.low).toBeGreaterThanOrEqual(fewer.low);
        expect(more.high).toBeGreaterThanOrEqual(fewer.high);
      }),
    );
  });
});
