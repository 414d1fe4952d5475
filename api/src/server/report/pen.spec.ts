import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { Pen } from './pen.ts';
import { fontsFor } from './reportFonts.ts';

const HAN = '不同幣種不相加，數據所無、因此未計。';
const LATIN = 'Not in the data and not counted: net area.';
const FACE = { size: 10 };
let pen: Pen;
beforeAll(async () => {
  pen = new Pen(new PDFDocument({ size: 'A4' }), await fontsFor([HAN, LATIN], 'zh-Hant'));
});

describe('a line of a report', () => {
  test('breaks between words, and no line is wider than its column', () => {
    const lines = pen.wrap(LATIN, 70, FACE);
    expect(lines.join(' ')).toBe(LATIN);
    for (const line of lines) expect(pen.width(line, FACE)).toBeLessThanOrEqual(70);
  });

  test('breaks between two characters of Chinese, but never before a mark', () => {
    const lines = pen.wrap(HAN, 70, FACE);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(HAN);
    for (const line of lines) expect(line).not.toMatch(/^[，、。]/);
  });

  test.each(['en', 'pt', 'zh-Hant', 'zh-Hans'] as const)(
    'sets a mark among Latin letters as narrow as they are, and beside Chinese in a square (%s)',
    async (language) => {
      const marks = ['’', '‘', '“', '”', '…', '·', '•', '×'];
      const words = marks.flatMap((mark) => [`a${mark}s`, `直${mark}直`]);
      const here = new Pen(new PDFDocument({ size: 'A4' }), await fontsFor(words, language));
      for (const mark of marks) {
        expect(here.width(`a${mark}s`, FACE) - here.width('as', FACE)).toBeLessThan(FACE.size);
        expect(here.width(`直${mark}直`, FACE) - here.width('直直', FACE)).toBeCloseTo(FACE.size, 3);
      }
      expect(here.width('直……直', FACE) - here.width('直直', FACE)).toBeCloseTo(2 * FACE.size, 3);
      expect(here.width('直……', FACE) - here.width('直', FACE)).toBeCloseTo(2 * FACE.size, 3);
      expect(here.width('UFI’s', FACE) - here.width('UFIs', FACE)).toBeLessThan(0.35 * FACE.size);
    },
  );

  test('is one line where it fits', () => {
    expect(pen.wrap(LATIN, 1_000, FACE)).toEqual([LATIN]);
    expect(pen.wrap('', 10, FACE)).toEqual(['']);
  });
});
