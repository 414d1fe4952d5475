import type { ReportFont, Weight } from './reportFonts.ts';

/** How a line is set. */
export interface Face {
  size: number;
  weight?: Weight;
  colour?: string;
}

/** Where a line stands: its top, and the edge that it is set from. */
export interface Spot {
  x: number;
  y: number;
  align?: 'left' | 'right' | 'centre';
}

/** Inks of the report, those of the design on paper. */
export const INK = { text: '#101c1f', quiet: '#414f53', line: '#d2d6cf', fill: '#0f4c57' } as const;

/** A line's height as a share of its size: Chinese needs air. */
const LEADING = 1.5;
/** The top of the capitals under the top of the line, as a share of the size. */
const ASCENT = 1.02;

/**
 * Writes words in whichever of the report's fonts holds each character, and breaks lines as both scripts do. A mark that both scripts write (’ “ ” …) is a
 * whole square wide beside Chinese, and narrow among Latin letters.
 */
export class Pen {
  readonly #document: PDFKit.PDFDocument;
  readonly #fontOf = new Map<string, string>();
  /** Of a mark that has no Chinese beside it. */
  readonly #latinFontOf = new Map<string, string>();
  readonly #first: string;

  constructor(document: PDFKit.PDFDocument, fonts: readonly ReportFont[]) {
    this.#document = document;
    this.#first = fonts[0]?.key ?? 'Helvetica';
    for (const { key, characters, files, isForLatinMarks } of fonts) {
      for (const weight of [400, 700] as const) document.registerFont(`${key} ${weight}`, files[weight]);
      const fontOf = isForLatinMarks ? this.#latinFontOf : this.#fontOf;
      for (const character of characters) fontOf.set(character, key);
    }
  }

  /** The height of a line of this face. */
  height({ size }: Face): number {
    return size * LEADING;
  }

  width(text: string, face: Face): number {
    return this.#runs(text).reduce((sum, run) => sum + this.#widthOfRun(run, face), 0);
  }

  /** Writes one line. */
  line(text: string, { x, y, align = 'left' }: Spot, face: Face): void {
    let left = align === 'left' ? x : x - this.width(text, face) / (align === 'right' ? 1 : 2);
    for (const run of this.#runs(text)) {
      const width = this.#widthOfRun(run, face);
      this.#choose(run.font, face);
      this.#document.fillColor(face.colour ?? INK.text).text(run.text, left, y + face.size * ASCENT, {
        lineBreak: false,
        baseline: 'alphabetic',
      });
      left += width;
    }
  }

  /** The lines that a text takes within a width. Chinese breaks between any two characters, but not before a closing mark; other scripts between words. */
  wrap(text: string, width: number, face: Face): readonly string[] {
    const lines: string[] = [];
    let line = '';
    for (const piece of pieces(text)) {
      if (line !== '' && this.width((line + piece).trimEnd(), face) > width) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
    return [...lines, line.trimEnd()];
  }

  #widthOfRun({ text, font }: Run, face: Face): number {
    this.#choose(font, face);
    return this.#document.widthOfString(text);
  }

  #choose(font: string, { size, weight = 400 }: Face): void {
    this.#document.font(`${font} ${weight}`).fontSize(size);
  }

  #runs(text: string): Run[] {
    const runs: Run[] = [];
    const characters = [...text];
    for (const [place, character] of characters.entries()) {
      const latin = this.#isBesideChinese(characters, place) ? undefined : this.#latinFontOf.get(character);
      const font = latin ?? this.#fontOf.get(character) ?? runs.at(-1)?.font ?? this.#first;
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }

  /** Whether Chinese stands before or after a character, or before or after the marks around it: …… is one mark of two. */
  #isBesideChinese(characters: readonly string[], place: number): boolean {
    return [-1, 1].some((step) => {
      let at = place + step;
      while (this.#latinFontOf.has(characters[at] ?? '')) at += step;
      return HAN.test(characters[at] ?? '');
    });
  }
}

interface Run {
  font: string;
  text: string;
}

const HAN = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;
const CLOSING = /^[，。、：；？！）」』》〉”’％,.;:?!)\]%]/u;

/** Pieces between which a line may break. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (const character of text) {
    const last = found.at(-1);
    const joins =
      last !== undefined &&
      (CLOSING.test(character) ||
        (!HAN.test(character) && !HAN.test(last) && !(last.endsWith(' ') && character !== ' ')));
    if (joins) found[found.length - 1] = last + character;
    else found.push(character);
  }
  return found;
}
