import jsQR from 'jsqr';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrOf } from './qr.ts';

/** Pixels of a module, and modules of quiet around the code. */
const PIXELS = 4;
const QUIET = 4;

/** What a camera's reader finds in the drawn code. */
function read(modules: readonly (readonly boolean[])[]): string | undefined {
  const side = (modules.length + 2 * QUIET) * PIXELS;
  const picture = new Uint8ClampedArray(side * side * 4).fill(255);
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let dy = 0; dy < PIXELS; dy++) {
        const from = (((y + QUIET) * PIXELS + dy) * side + (x + QUIET) * PIXELS) * 4;
        for (let at = 0; at < PIXELS * 4; at++) if (at % 4 < 3) picture[from + at] = 0;
      }
    }),
  );
  return jsQR(picture, side, side)?.data;
}

test.each([
  'K7',
  'E-0142',
  '展位 7',
  'B9K3-77QX-M20A',
  'x'.repeat(14),
  'x'.repeat(15),
  'Q'.repeat(26),
  '7'.repeat(27),
  'z'.repeat(42),
])('what a reader finds in it is the text: %s', (text) => {
  expect(read(qrOf(text)!)).toBe(text);
});

test.each(['a1', 'front-code-of-20-char', 'abcdefghijklmnopqrstuvwxyz0123456789'])(
  'it is the code that a whole encoder draws: %s',
  (text) => {
    expect(qrOf(text)).toEqual(encode(text, { ecc: 'M', border: 0, maskPattern: 0, boostEcc: false }).data);
  },
);

test('a text that does not fit has none', () => {
  expect(qrOf('x'.repeat(43))).toBeUndefined();
});
