import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkit';
import subsetFont from 'subset-font';
import type { Report } from './block.ts';

const require = createRequire(import.meta.url);

/** Noto Sans TC and SC (SIL Open Font License 1.1), as the client ships them: a file for each stretch of Unicode, with every weight. */
const FOLDERS = {
  'noto-sans-tc': dirname(require.resolve('@fontsource-variable/noto-sans-tc/package.json')),
  'noto-sans-sc': dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')),
} as const;
type Family = keyof typeof FOLDERS;

/** Source Sans 3 (SIL Open Font License 1.1), whose Latin letters Noto Sans TC and SC hold: their quotation marks, dots and dashes are drawn for Chinese, a whole square wide. */
const LATIN = dirname(require.resolve('@fontsource-variable/source-sans-3/package.json'));
const LATIN_SLICE = {
  key: 'source-sans-3-latin',
  path: join(LATIN, 'files', 'source-sans-3-latin-wght-normal.woff2'),
} as const;
/** Marks that both scripts write, each in a width of its own. */
const SHARED_MARKS = '‘’“”…·•×—';
const FAMILIES: readonly Family[] = ['noto-sans-tc', 'noto-sans-sc'];

/** The two weights of the design. */
export const WEIGHTS = [400, 700] as const;
/** One of the two weights. */
export type Weight = (typeof WEIGHTS)[number];

/** A font made for one report: the characters that it holds, at one weight. */
export interface ReportFont {
  /** Names it among the report's fonts. */
  key: string;
  characters: ReadonlySet<string>;
  /** Set for the font of marks that stand among Latin letters: nothing else is set in it. */
  isForLatinMarks?: boolean;
  /** TrueType. */
  files: Readonly<Record<Weight, Buffer>>;
}

interface Slice {
  key: string;
  path: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

/**
 * Fonts that hold these words and nothing else, for the document's script first: what one family does not draw, the other may. Each stretch of Unicode is
 * a font of its own of a few kilobytes, some ten milliseconds of work.
 */
export async function fontsFor(words: readonly string[], language: Report['language']): Promise<readonly ReportFont[]> {
  const wanted = new Set(words.join(''));
  const fonts: ReportFont[] = [];
  const order = language === 'zh-Hans' ? FAMILIES.toReversed() : FAMILIES;
  for (const family of order)
    for (const slice of slicesOf(family)) {
      const characters = [...wanted].filter((character) => holds(slice, character.codePointAt(0)!));
      if (characters.length === 0) continue;
      const font = await cut(slice, characters);
      if (!font) continue;
      for (const character of font.characters) wanted.delete(character);
      fonts.push(font);
    }
  const marks = [...SHARED_MARKS].filter((mark) => words.some((word) => word.includes(mark)));
  const latin = marks.length === 0 ? null : await cut(LATIN_SLICE, marks);
  return latin ? [...fonts, { ...latin, isForLatinMarks: true }] : fonts;
}

/** A family names whole stretches as its own, and lacks many of their characters: Traditional the Simplified, and the other way round. None where it draws nothing. */
async function cut(
  { key, path }: Pick<Slice, 'key' | 'path'>,
  characters: readonly string[],
): Promise<ReportFont | null> {
  const whole = readFileSync(path);
  const at = (weight: Weight) =>
    subsetFont(whole, characters.join(''), { targetFormat: 'truetype', variationAxes: { wght: weight } });
  const regular = await at(400);
  const drawn = drawnBy(regular);
  const held = new Set(characters.filter((character) => drawn.has(character.codePointAt(0)!)));
  return held.size === 0 ? null : { key, characters: held, files: { 400: regular, 700: await at(700) } };
}

function drawnBy(font: Buffer): ReadonlySet<number> {
  try {
    return new Set(create(font).characterSet);
  } catch {
    // The library says so of a font without a table of characters.
    return new Set();
  }
}

const read = new Map<Family, readonly Slice[]>();

/** Latin last in the package's list, and first here: it holds figures and marks that other stretches repeat. */
function slicesOf(family: Family): readonly Slice[] {
  const known = read.get(family);
  if (known) return known;
  const folder = FOLDERS[family];
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const slices = Object.entries(ranges)
    .map(([name, text]) => sliceOf({ family, folder, name: name.replaceAll(/[[\]]/g, '') }, text))
    .toReversed();
  read.set(family, slices);
  return slices;
}

function sliceOf({ family, folder, name }: { family: Family; folder: string; name: string }, ranges: string): Slice {
  return {
    key: `${family}-${name}`,
    path: join(folder, 'files', `${family}-${name}-wght-normal.woff2`),
    ranges: ranges.split(',').map((range) => {
      const [from = '0', to = from] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  };
}

function holds({ ranges }: Slice, point: number): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to);
}
