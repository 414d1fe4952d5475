import PDFDocument from 'pdfkit';
import type { Block, FiguresBlock, GapBlock, Report, SpreadBlock, TableBlock } from './block.ts';
import { wordsOf } from './block.ts';
import { INK, Pen, type Face } from './pen.ts';
import { fontsFor } from './reportFonts.ts';

/** A4 in points, with margins for a binder. */
const PAGE = { width: 595.28, height: 841.89, left: 54, right: 48, top: 50, bottom: 60 } as const;
const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const RIGHT = PAGE.width - PAGE.right;
const BOTTOM = PAGE.height - PAGE.bottom;

/** What a row takes at most, a heading with its space above, and the first rows of what is too long to keep together. */
const ROW_HEIGHT = 18;
const HEADING_HEIGHT = 36;
const FIRST_ROWS = 80;
/** What is longer than this share of a page may be parted. */
const LONG_SHARE = 0.5;

const FACES = {
  above: { size: 9.5, colour: INK.quiet },
  title: { size: 20, weight: 700 },
  heading: { size: 12, weight: 700 },
  text: { size: 8.5, colour: INK.quiet },
  cell: { size: 9 },
  strong: { size: 9, weight: 700 },
  head: { size: 8, colour: INK.quiet },
  figure: { size: 22, weight: 700 },
} as const satisfies Record<string, Face>;

/** A report as PDF: A4, with its own fonts inside, so that it reads the same everywhere. */
export async function drawReport(report: Report): Promise<Buffer> {
  const fonts = await fontsFor(wordsOf(report), report.language);
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: report.language,
    info: { Title: report.title, Producer: 'Ponte', Creator: 'Ponte' },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  new Sheet(document, new Pen(document, fonts)).write(report);
  document.end();
  return ended;
}

/** The pages, written from the top: what does not fit begins the next. */
class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #pen: Pen;
  #y: number = PAGE.top;

  constructor(document: PDFKit.PDFDocument, pen: Pen) {
    this.#document = document;
    this.#pen = pen;
  }

  write(report: Report): void {
    for (const [at, block] of report.blocks.entries()) {
      if (block.kind === 'heading') this.#keepTogether(report.blocks.slice(at + 1));
      this.#block(block);
    }
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.#document.switchToPage(page);
      const y = PAGE.height - PAGE.bottom + 22;
      this.#rule(y - 6);
      this.#pen.line(report.foot, { x: PAGE.left, y }, FACES.head);
      const number = report.pageOf.replace('{page}', String(page + 1)).replace('{pages}', String(count));
      this.#pen.line(number, { x: RIGHT, y, align: 'right' }, FACES.head);
    }
  }

  #block(block: Block): void {
    switch (block.kind) {
      case 'title':
        this.#lines(block.above, FACES.above);
        this.#lines(block.text, FACES.title);
        for (const below of block.below) this.#lines(below, FACES.above);
        this.#y += 10;
        return;
      case 'figures':
        return this.#figures(block);
      case 'heading':
        this.#y += 14;
        this.#pen.line(block.text, { x: PAGE.left, y: this.#y }, FACES.heading);
        this.#pen.line(block.note, { x: RIGHT, y: this.#y + 3, align: 'right' }, FACES.text);
        this.#y += this.#pen.height(FACES.heading) + 3;
        return;
      case 'text':
        this.#lines(block.text, FACES.text);
        this.#y += 2;
        return;
      case 'table':
        return this.#table(block);
      case 'gap':
        return this.#gap(block);
      case 'spread':
        return this.#spread(block);
    }
  }

  #lines(text: string, face: Face): void {
    for (const line of this.#pen.wrap(text, WIDTH, face)) {
      this.#room(this.#pen.height(face));
      this.#pen.line(line, { x: PAGE.left, y: this.#y }, face);
      this.#y += this.#pen.height(face);
    }
  }

  #figures({ figures }: FiguresBlock): void {
    const width = WIDTH / figures.length;
    const top = this.#y;
    let lowest = top;
    for (const [at, { name, value, notes, bar, ticks, isWithin }] of figures.entries()) {
      const [x, inner] = [PAGE.left + at * width, width - 16];
      let y = top;
      for (const line of this.#pen.wrap(name, inner, FACES.head)) {
        this.#pen.line(line, { x, y }, FACES.head);
        y += this.#pen.height(FACES.head);
      }
      y = Math.max(y, top + 2 * this.#pen.height(FACES.head));
      this.#pen.line(value, { x, y }, FACES.figure);
      y += this.#pen.height(FACES.figure) + 2;
      this.#meter({ x, y, width: inner }, { bar, ticks, isWithin });
      y += 9;
      for (const line of notes.flatMap((note) => this.#pen.wrap(note, inner, FACES.head))) {
        this.#pen.line(line, { x, y }, FACES.head);
        y += this.#pen.height(FACES.head);
      }
      lowest = Math.max(lowest, y);
    }
    this.#y = lowest + 4;
    this.#rule(this.#y);
  }

  #meter(
    { x, y, width }: { x: number; y: number; width: number },
    { bar, ticks, isWithin }: { bar: number; ticks: readonly number[]; isWithin: boolean },
  ): void {
    this.#document.rect(x, y, width, 3).fill('#e8eae4');
    if (isWithin) this.#document.rect(x, y, width * bar, 3).fill(INK.text);
    else for (let at = 0; at < width * bar; at += 4) this.#document.rect(x + at, y, 2.4, 3).fill(INK.text);
    for (const tick of ticks) this.#document.rect(x + width * tick - 0.6, y - 2.5, 1.2, 8).fill(INK.text);
  }

  #table({ heads, rows, first }: TableBlock): void {
    const others = heads.length - 1;
    const step = others === 0 ? 0 : (WIDTH * (1 - first)) / others;
    const edge = (column: number) => (column === 0 ? PAGE.left : PAGE.left + WIDTH * first + column * step);
    const row = (cells: readonly string[], face: Face) => {
      const room = (at: number) => (at === 0 ? WIDTH * first : step) - 8;
      const lines = cells.map((cell, at) => this.#pen.wrap(cell, room(at), face));
      const height = Math.max(...lines.map(({ length }) => length)) * this.#pen.height(face) + 4;
      if (this.#room(height) && cells !== heads) row(heads, FACES.head);
      for (const [at, cell] of lines.entries())
        for (const [number, line] of cell.entries())
          this.#pen.line(
            line,
            { x: edge(at), y: this.#y + 2 + number * this.#pen.height(face), align: at === 0 ? 'left' : 'right' },
            face,
          );
      this.#y += height;
      this.#rule(this.#y);
    };
    row(heads, FACES.head);
    for (const cells of rows) row(cells, FACES.cell);
    this.#y += 4;
  }

  #gap({ left, right, legend, rows }: GapBlock): void {
    const middle = PAGE.left + WIDTH / 2;
    const [name, room] = [WIDTH * 0.17, WIDTH * 0.5 - WIDTH * 0.17 - 34];
    const most = Math.max(1, ...rows.flatMap((row) => [row.left.whole, row.right.whole]));
    this.#legend(legend);
    this.#pen.line(left, { x: middle - name, y: this.#y, align: 'right' }, FACES.head);
    this.#pen.line(right, { x: middle + name, y: this.#y }, FACES.head);
    this.#y += this.#pen.height(FACES.head) + 2;
    for (const row of rows) {
      const lines = this.#pen.wrap(row.name, name * 2 - 12, FACES.strong);
      const height = Math.max(18, lines.length * this.#pen.height(FACES.strong) + (row.code ? 11 : 0)) + 3;
      this.#room(height);
      let y = this.#y;
      for (const line of lines) {
        this.#pen.line(line, { x: middle, y, align: 'centre' }, FACES.strong);
        y += this.#pen.height(FACES.strong);
      }
      if (row.code) this.#pen.line(row.code, { x: middle, y: y - 1, align: 'centre' }, { size: 7, colour: INK.quiet });
      const [leftWidth, rightWidth] = [(row.left.whole / most) * room, (row.right.whole / most) * room];
      this.#bar({ x: middle - name - leftWidth, y: this.#y + 2, width: leftWidth }, row.left, 'right');
      this.#bar({ x: middle + name, y: this.#y + 2, width: rightWidth }, row.right, 'left');
      this.#pen.line(
        String(row.left.whole),
        { x: middle - name - leftWidth - 5, y: this.#y, align: 'right' },
        FACES.strong,
      );
      this.#pen.line(String(row.right.whole), { x: middle + name + rightWidth + 5, y: this.#y }, FACES.strong);
      this.#y += height;
    }
    this.#y += 4;
  }

  /** An outline of all, of which the part that met is filled from the middle of the page. */
  #bar(
    { x, y, width }: { x: number; y: number; width: number },
    { whole, part }: { whole: number; part: number },
    from: 'left' | 'right',
  ): void {
    if (whole === 0) return;
    const filled = (part / whole) * width;
    this.#document.rect(from === 'left' ? x : x + width - filled, y, filled, 11).fill(INK.fill);
    this.#document.lineWidth(0.8).rect(x, y, width, 11).stroke(INK.text);
  }

  #legend([filled, outlined]: GapBlock['legend']): void {
    let x = RIGHT;
    for (const [word, isFilled] of [
      [outlined, false],
      [filled, true],
    ] as const) {
      this.#pen.line(word, { x, y: this.#y, align: 'right' }, FACES.head);
      x -= this.#pen.width(word, FACES.head) + 13;
      if (isFilled) this.#document.rect(x, this.#y + 2.5, 8, 8).fill(INK.fill);
      this.#document
        .lineWidth(0.8)
        .rect(x, this.#y + 2.5, 8, 8)
        .stroke(INK.text);
      x -= 14;
    }
    this.#y += this.#pen.height(FACES.head);
  }

  #spread({ heads, rows }: SpreadBlock): void {
    const most = Math.max(1, ...rows.flatMap(({ buyers, exhibitors }) => [buyers, exhibitors]));
    const columns = [PAGE.left + WIDTH * 0.2, PAGE.left + WIDTH * 0.6] as const;
    const room = WIDTH * 0.4 - 40;
    this.#pen.line(heads[0], { x: PAGE.left, y: this.#y }, FACES.head);
    columns.forEach((x, at) => this.#pen.line(heads[at + 1] ?? '', { x, y: this.#y }, FACES.head));
    this.#y += this.#pen.height(FACES.head) + 2;
    for (const { name, buyers, exhibitors } of rows) {
      this.#room(18);
      this.#pen.line(name, { x: PAGE.left, y: this.#y }, FACES.cell);
      for (const [at, people] of [buyers, exhibitors].entries()) {
        const [x, width] = [columns[at]!, (people / most) * room];
        if (at === 0) this.#document.rect(x, this.#y + 1.5, width, 11).fill(INK.fill);
        this.#document
          .lineWidth(0.8)
          .rect(x, this.#y + 1.5, width, 11)
          .stroke(INK.fill);
        this.#pen.line(String(people), { x: x + width + 5, y: this.#y }, FACES.strong);
      }
      this.#y += 17;
    }
    this.#y += 4;
  }

  #rule(y: number): void {
    this.#document.lineWidth(0.6).moveTo(PAGE.left, y).lineTo(RIGHT, y).stroke(INK.line);
  }

  /** A heading stands on the page of what it heads, all of it where that is not long. */
  #keepTogether(following: readonly Block[]): void {
    const headed = following.findIndex(({ kind }) => kind !== 'text');
    const next = following[headed];
    const rows = next && 'rows' in next ? next.rows.length : 0;
    const height = (rows + headed + 2) * ROW_HEIGHT;
    this.#room(HEADING_HEIGHT + (height < (BOTTOM - PAGE.top) * LONG_SHARE ? height : FIRST_ROWS));
  }

  /** Begins a new page where so much does not fit any more; whether it did. */
  #room(height: number): boolean {
    if (this.#y + height <= BOTTOM) return false;
    this.#document.addPage({ size: 'A4', margin: 0 });
    this.#y = PAGE.top;
    return true;
  }
}
