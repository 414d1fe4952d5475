/**
 * A short text as a QR code (ISO/IEC 18004): versions 1 to 3 in byte mode with correction level M, which is one block each, always with the first mask.
 * A badge's own code is drawn on the phone of everybody, also without a network; a whole encoder is five times its size.
 */

/** Data and correction codewords of a version at level M, and so the longest text in bytes. */
const VERSIONS = [
  { data: 16, correction: 10 },
  { data: 28, correction: 16 },
  { data: 44, correction: 26 },
] as const;
/** Format bits of level M with mask 0, masked as the standard says (table C.1). */
const FORMAT = 0b101010000010010;
const PADDING = [0xec, 0x11];

/** Rows of modules, true where dark; nothing where the text is too long for a code of this kind. */
export function qrOf(text: string): boolean[][] | undefined {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.findIndex(({ data }) => bytes.length + 2 <= data);
  if (version < 0) return undefined;
  const { data, correction } = VERSIONS[version]!;
  const words = dataWords(bytes, data);
  return drawn(version + 1, [...words, ...correctionWords(words, correction)]);
}

/** Mode (byte), length and bytes, each four bits later than a byte begins; then padding. */
function dataWords(bytes: Uint8Array, length: number): number[] {
  const nibbles = [4, bytes.length >> 4, bytes.length & 15, ...[...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const words = Array.from({ length: nibbles.length / 2 }, (_, at) => (nibbles[2 * at]! << 4) | nibbles[2 * at + 1]!);
  return [...words, ...Array.from({ length: length - words.length }, (_, at) => PADDING[at % 2]!)];
}

/** Product in the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--)
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0) ^ ((other >> bit) & 1 ? one : 0);
  return product;
}

/** Reed-Solomon: the rest of the data divided by the product of (x - 2^n). */
function correctionWords(data: readonly number[], count: number): number[] {
  let generator = [1];
  for (let at = 0, root = 1; at < count; at++, root = times(root, 2))
    generator = [...generator, 0].map((word, place) => word ^ times(generator[place - 1] ?? 0, root));
  const rest = [...data, ...Array<number>(count).fill(0)];
  for (let at = 0; at < data.length; at++) {
    const factor = rest[at]!;
    generator.forEach((word, place) => (rest[at + place]! ^= times(word, factor)));
  }
  return rest.slice(data.length);
}

function drawn(version: number, words: readonly number[]): boolean[][] {
  const side = 17 + 4 * version;
  const modules = Array.from({ length: side }, () => Array<boolean | undefined>(side));
  const set = (x: number, y: number, dark: boolean) => {
    if (x >= 0 && y >= 0 && x < side && y < side) modules[y]![x] = dark;
  };
  /** A square with rings around it: the corners' finders and, from version 2 on, the alignment mark. */
  const rings = (x: number, y: number, reach: number, light: (ring: number) => boolean) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) set(x + dx, y + dy, !light(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (let at = 0; at < side; at++) {
    set(at, 6, at % 2 === 0);
    set(6, at, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [side - 4, 3],
    [3, side - 4],
  ] as const)
    rings(x, y, 4, (ring) => ring === 2 || ring === 4);
  if (version > 1) rings(side - 7, side - 7, 2, (ring) => ring === 1);
  for (let at = 0; at < 15; at++) {
    const dark = ((FORMAT >> at) & 1) === 1;
    set(8, at < 6 ? at : at < 8 ? at + 1 : side - 15 + at, dark);
    set(at < 8 ? side - 1 - at : at < 9 ? 7 : 14 - at, 8, dark);
  }
  set(8, side - 8, true);
  return filled(modules, words);
}

/** Bits in columns of two from the right, up and down in turn, around what stands already; the mask turns every other module. */
function filled(modules: (boolean | undefined)[][], words: readonly number[]): boolean[][] {
  const side = modules.length;
  let bit = 0;
  for (let right = side - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let step = 0; step < side; step++)
      for (const x of [right, right - 1]) {
        const y = up ? side - 1 - step : step;
        if (modules[y]![x] !== undefined) continue;
        const dark = ((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        bit += 1;
        modules[y]![x] = (dark === 1) !== ((x + y) % 2 === 0);
      }
  return modules as boolean[][];
}
