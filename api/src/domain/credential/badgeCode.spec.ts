import { describe, expect, test } from 'vitest';
import { printedShortCode, readFrontCode, readShortCode, shortCodeOf } from './badgeCode.ts';
import { afterFailure, THROTTLES } from './throttle.ts';

describe('a short code', () => {
  test('has ten characters of five bits each, none of which looks like another', () => {
    const code = shortCodeOf(Uint8Array.from({ length: 10 }, (_, at) => at * 25 + 7));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(printedShortCode(code)).toBe(`${code.slice(0, 5)}-${code.slice(5)}`);
  });

  test('uses every character, and each as often', () => {
    const all = Array.from({ length: 256 }, (_, byte) => shortCodeOf(Uint8Array.from({ length: 10 }, () => byte))[0]!);
    expect(new Set(all).size).toBe(32);
    expect(all.filter((letter) => letter === 'Z')).toHaveLength(8);
  });

  test.each([
    ['abcde-fgh10', 'ABCDEFGH10'],
    ['  ABCDE FGH1O ', 'ABCDEFGH10'],
    ['abcdefghil', 'ABCDEFGH11'],
  ])('%j is read as %s', (typed, code) => {
    expect(readShortCode(typed)).toBe(code);
  });

  test.each(['', 'ABCDE', 'ABCDE-FGHJU', 'ABCDE-FGHJK-M', '配對專場配對專場配對'])('%j is none', (typed) => {
    expect(readShortCode(typed)).toBeNull();
  });

  test('a front code is compared without spaces and in capitals', () => {
    expect(readFrontCode(' e-01 07 ')).toBe('E-0107');
  });
});

describe('wrong tries', () => {
  const NOW = 1_000_000_000;

  test('lock at the last one of the window, for as long as the rule says', () => {
    let tries = null as ReturnType<typeof afterFailure> | null;
    for (let at = 1; at < THROTTLES.badge.most; at++) tries = afterFailure(tries, THROTTLES.badge, NOW + at);
    expect(tries).toMatchObject({ failures: 9, lockedUntil: null });
    expect(afterFailure(tries, THROTTLES.badge, NOW + 10)).toMatchObject({
      failures: 10,
      lockedUntil: NOW + 10 + 900_000,
    });
  });

  test('are counted anew in the next window', () => {
    const tries = { failures: 9, windowBeganAt: NOW, lockedUntil: null };
    expect(afterFailure(tries, THROTTLES.badge, NOW + 900_000)).toMatchObject({
      failures: 1,
      windowBeganAt: NOW + 900_000,
    });
  });
});
