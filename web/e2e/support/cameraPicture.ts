import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const WIDTH = 640;
const HEIGHT = 480;
/** The code fills this much of the height: a badge held at arm's length. */
const SHARE = 0.6;
const BLACK = 16;
const WHITE = 235;
const FRAMES = 5;

/** Writes what a camera sees when a code is held before it, as a YUV4MPEG2 film that Chromium plays in place of a camera. */
export function filmCode(path: string, text: string): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const side = Math.floor((HEIGHT * SHARE) / size) * size;
  const [left, top] = [Math.floor((WIDTH - side) / 2), Math.floor((HEIGHT - side) / 2)];
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = data[Math.floor((y * size) / side)]?.[Math.floor((x * size) / side)];
      if (dark) light[(top + y) * WIDTH + left + x] = BLACK;
    }
  }
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colourless]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}
