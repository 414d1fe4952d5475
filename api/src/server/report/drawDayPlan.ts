import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { wordsOfPlan, type DayPlanSheet, type PlanLine } from './dayPlan.ts';
import { INK, Pen, type Face } from './pen.ts';
import { fontsFor } from './reportFonts.ts';

/** Points of a millimetre. */
const MM = 72 / 25.4;
/** A5, upright. */
const PAGE = { width: 148 * MM, height: 210 * MM, left: 11 * MM, right: 137 * MM, top: 10 * MM, bottom: 201 * MM };
const WIDTH = PAGE.right - PAGE.left;

/** Columns: the line of stops, the hour, the table, who is met. */
const COLUMNS = { stop: PAGE.left + 2.7 * MM, time: PAGE.left + 11 * MM, place: PAGE.left + 31 * MM };
const NAME_LEFT = PAGE.left + 56 * MM;
const QR_SIDE = 25 * MM;
/** What the sentence under the stops and the foot take on the last page; lines for notes stand there where there is more room. */
const FOOT_HEIGHT = 34 * MM;
/** A long name is set smaller down to this size, then on two lines. */
const LEAST_NAME_SIZE = 15;
const NOTE_LINES = 3;

const FACES = {
  name: { size: 22, weight: 700 },
  second: { size: 13 },
  under: { size: 11 },
  badge: { size: 13, weight: 700 },
  day: { size: 16, weight: 700 },
  session: { size: 10 },
  time: { size: 15, weight: 700 },
  place: { size: 15, weight: 700 },
  across: { size: 11.5, weight: 700 },
  note: { size: 9, colour: INK.quiet },
  cross: { size: 10.5 },
  strong: { size: 10, weight: 700 },
  text: { size: 10 },
  foot: { size: 8.5, colour: INK.quiet },
} as const satisfies Record<string, Face>;

/** Halls by their ordinal, as their plates are on the screens. */
const HALLS = ['#164fa8', '#94205f'] as const;

/** The name on the bridge, drawn in a box of 212 by 92. */
const LOGO = {
  letters: [
    'M4.5 32v60',
    'M4.5 51.5a17 17 0 1 1 0 1',
    'M49 52a17 17 0 1 0 34 0a17 17 0 1 0 -34 0',
    'M97.5 73.5V50a16 16 0 0 1 32 0v23.5',
    'M155 4v52.5a12.5 12.5 0 0 0 12.5 12.5h3',
    'M178.5 52H208a17 17 0 1 0-5.6 12.6',
  ],
  cables: ['M155 3 66 32.5M155 5l-41.5 27M155 3l36.5 29.5'],
  deck: 'M138 30.5h34v6.5h-34z',
} as const;

/** A day plan as PDF: A5, with its own fonts inside. */
export async function drawDayPlan(plan: DayPlanSheet): Promise<Buffer> {
  const fonts = await fontsFor(wordsOfPlan(plan), plan.language);
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    lang: plan.language,
    info: { Title: plan.title, Producer: 'Ponte', Creator: 'Ponte' },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  new PlanPages(document, new Pen(document, fonts)).write(plan);
  document.end();
  return ended;
}

/** The pages of one plan; a day that is too long for one goes on on the next. */
class PlanPages {
  readonly #document: PDFKit.PDFDocument;
  readonly #pen: Pen;
  #y = PAGE.top;

  constructor(document: PDFKit.PDFDocument, pen: Pen) {
    this.#document = document;
    this.#pen = pen;
  }

  write(plan: DayPlanSheet): void {
    this.#head(plan);
    this.#dayLine(plan);
    if (plan.stops.length === 0) this.#text(plan.none, FACES.under);
    for (const [at, stop] of plan.stops.entries()) this.#stop(stop, plan, at === plan.stops.length - 1);
    this.#end(plan);
  }

  #head({ names: [first = '', second = ''], under, badge }: DayPlanSheet): void {
    const room = WIDTH - QR_SIDE - 6 * MM;
    this.#logo();
    let y = PAGE.top + 12 * MM;
    const fitting = (FACES.name.size * room) / this.#pen.width(first, FACES.name);
    const size = Math.max(LEAST_NAME_SIZE, Math.min(FACES.name.size, fitting));
    const name = { ...FACES.name, size };
    const lines = this.#pen.wrap(first, room, name);
    const left = PAGE.left + this.#pen.width(lines.at(-1) ?? '', name) + 5 * MM;
    const isBeside = left + this.#pen.width(second, FACES.second) <= PAGE.left + room;
    for (const line of lines) {
      this.#pen.line(line, { x: PAGE.left, y }, name);
      y += this.#pen.height(name) * 0.9;
    }
    // Both stand on one line of writing where there is room.
    const lower = y - this.#pen.height(name) * 0.9 + (size - FACES.second.size) * 1.02;
    if (isBeside) this.#pen.line(second, { x: left, y: lower }, FACES.second);
    if (!isBeside && second) {
      this.#pen.line(second, { x: PAGE.left, y }, FACES.second);
      y += this.#pen.height(FACES.second);
    }
    for (const line of this.#pen.wrap(under, room, FACES.under)) {
      this.#pen.line(line, { x: PAGE.left, y }, FACES.under);
      y += this.#pen.height(FACES.under);
    }
    this.#code(badge);
    const codeEnds = PAGE.top + QR_SIDE + 1.5 * MM + this.#pen.height(FACES.badge);
    this.#y = Math.max(y, codeEnds) + 3 * MM;
  }

  #code(badge: string): void {
    if (badge === '') return;
    const { data, size } = encode(badge, { ecc: 'M', border: 0 });
    const [x, step] = [PAGE.right - QR_SIDE, QR_SIDE / size];
    for (const [row, cells] of data.entries())
      for (const [column, isDark] of cells.entries())
        if (isDark) this.#document.rect(x + column * step, PAGE.top + row * step, step + 0.05, step + 0.05);
    this.#document.fill(INK.text);
    const middle = { x: PAGE.right - QR_SIDE / 2, y: PAGE.top + QR_SIDE + 1.5 * MM, align: 'centre' } as const;
    this.#pen.line(badge, middle, FACES.badge);
  }

  #logo(): void {
    this.#document
      .save()
      .translate(PAGE.left, PAGE.top)
      .scale((7.9 * MM) / 92);
    for (const letter of LOGO.letters) this.#document.path(letter).lineWidth(9).stroke(INK.text);
    for (const cable of LOGO.cables) this.#document.path(cable).lineWidth(3).stroke(INK.text);
    this.#document.path(LOGO.deck).fill(INK.text).restore();
  }

  /** The day to the left, the sessions to the right, or beneath it where both are long. */
  #dayLine({ day, sessions }: DayPlanSheet): void {
    const top = this.#y;
    this.#pen.line(day, { x: PAGE.left, y: top }, FACES.day);
    const widest = Math.max(0, ...sessions.map((one) => this.#pen.width(one, FACES.session)));
    const isBeside = this.#pen.width(day, FACES.day) + widest + 5 * MM <= WIDTH;
    const lines = isBeside ? sessions : sessions.flatMap((one) => this.#pen.wrap(one, WIDTH, FACES.session));
    let y = isBeside ? top + 6 : top + this.#pen.height(FACES.day);
    for (const line of lines) {
      const spot = isBeside ? ({ x: PAGE.right, y, align: 'right' } as const) : { x: PAGE.left, y };
      this.#pen.line(line, spot, FACES.session);
      y += this.#pen.height(FACES.session);
    }
    this.#y = Math.max(top + this.#pen.height(FACES.day), y) + 1.5 * MM;
    this.#document
      .lineWidth(0.6 * MM)
      .moveTo(PAGE.left, this.#y)
      .lineTo(PAGE.right, this.#y)
      .stroke(INK.text);
    this.#y += 4 * MM;
  }

  #stop(stop: PlanLine, plan: DayPlanSheet, isLast: boolean): void {
    const isCrossing = stop.time === '';
    const left = isCrossing ? COLUMNS.time : NAME_LEFT;
    const names = this.#pen.wrap(stop.name, PAGE.right - left, FACES.across).filter(Boolean);
    const notes = this.#pen.wrap(stop.note, PAGE.right - left, isCrossing ? FACES.cross : FACES.note).filter(Boolean);
    const noteFace = isCrossing ? FACES.cross : FACES.note;
    const text = names.length * this.#pen.height(FACES.across) + notes.length * this.#pen.height(noteFace);
    const height = Math.max(isCrossing ? 0 : this.#pen.height(FACES.time), text) + 3.2 * MM;
    this.#room(height, plan, isLast);
    this.#mark(stop, { height, isLast });
    let y = this.#y;
    this.#pen.line(stop.time, { x: COLUMNS.time, y }, FACES.time);
    this.#place(stop);
    y += isCrossing ? 0 : 2.5;
    for (const [lines, face] of [
      [names, FACES.across],
      [notes, noteFace],
    ] as const)
      for (const line of lines) {
        this.#pen.line(line, { x: left, y }, face);
        y += this.#pen.height(face);
      }
    this.#y += height;
  }

  /** The stop on its line: filled once it is over, a square where one goes over. */
  #mark({ time, isPast }: PlanLine, { height, isLast }: { height: number; isLast: boolean }): void {
    const [x, y] = [COLUMNS.stop, this.#y + this.#pen.height(time === '' ? FACES.cross : FACES.time) / 2];
    const line = this.#document.lineWidth(1.1 * MM);
    if (!isLast) {
      const dashed = isPast ? line : line.dash(1.6, { space: 2.2 });
      dashed
        .moveTo(x, y)
        .lineTo(x, y + height)
        .stroke('#7c8784')
        .undash();
    }
    this.#document.lineWidth(1.1 * MM);
    if (time === '') this.#document.rect(x - 1.3 * MM, y - 1.3 * MM, 2.6 * MM, 2.6 * MM);
    else this.#document.circle(x, y, 2.1 * MM);
    this.#document.fillAndStroke(isPast ? INK.text : '#ffffff', INK.text);
  }

  #place({ venue, place }: PlanLine): void {
    let x = COLUMNS.place;
    if (venue) {
      const [side, y] = [6 * MM, this.#y + (this.#pen.height(FACES.time) - 6 * MM) / 2];
      const colour = HALLS[venue.ordinal - 1] ?? INK.quiet;
      if (venue.ordinal === 2) this.#document.circle(x + side / 2, y + side / 2, side / 2).fill(colour);
      else this.#document.roundedRect(x, y, side, side, 0.8 * MM).fill(colour);
      const glyph = { size: 11, weight: 700, colour: '#ffffff' } as const;
      this.#pen.line(
        venue.glyph,
        { x: x + side / 2, y: y + (side - this.#pen.height(glyph)) / 2, align: 'centre' },
        glyph,
      );
      x += side + 1.6 * MM;
    }
    const room = NAME_LEFT - 2 * MM - x;
    const width = this.#pen.width(place, FACES.place);
    const size = width > room ? (FACES.place.size * room) / width : FACES.place.size;
    this.#pen.line(place, { x, y: this.#y + (FACES.place.size - size) * 1.02 }, { ...FACES.place, size });
  }

  #end({ between, notes, foot }: DayPlanSheet): void {
    this.#y += 1 * MM;
    this.#rule(PAGE.left, PAGE.right, INK.line);
    this.#y += 3 * MM;
    this.#text(between.strong, FACES.strong);
    this.#text(between.rest, FACES.text);
    const widest = Math.max(...foot.map((line) => this.#pen.width(line, FACES.foot)));
    let y = PAGE.bottom - foot.length * this.#pen.height(FACES.foot);
    for (const line of foot) {
      this.#pen.line(line, { x: PAGE.right, y, align: 'right' }, FACES.foot);
      y += this.#pen.height(FACES.foot);
    }
    const step = 7 * MM;
    const first = PAGE.bottom - (NOTE_LINES - 1) * step;
    if (first - step < this.#y) return;
    this.#pen.line(notes, { x: PAGE.left, y: first - step - 3 * MM }, FACES.note);
    for (let line = 0; line < NOTE_LINES; line += 1) {
      this.#y = first + line * step;
      this.#rule(PAGE.left, PAGE.right - widest - 6 * MM, '#7c8784');
    }
  }

  #text(text: string, face: Face): void {
    for (const line of this.#pen.wrap(text, WIDTH, face)) {
      this.#pen.line(line, { x: PAGE.left, y: this.#y }, face);
      this.#y += this.#pen.height(face);
    }
  }

  #rule(from: number, to: number, colour: string): void {
    this.#document
      .lineWidth(0.25 * MM)
      .moveTo(from, this.#y)
      .lineTo(to, this.#y)
      .stroke(colour);
  }

  /** Begins a new page where a stop does not fit; the last one leaves room for the foot. */
  #room(height: number, { day, badge }: DayPlanSheet, isLast: boolean): void {
    if (this.#y + height <= PAGE.bottom - (isLast ? FOOT_HEIGHT : 0)) return;
    this.#document.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
    this.#y = PAGE.top;
    this.#pen.line(day, { x: PAGE.left, y: this.#y }, FACES.strong);
    this.#pen.line(badge, { x: PAGE.right, y: this.#y, align: 'right' }, FACES.strong);
    this.#y += this.#pen.height(FACES.strong) + 4 * MM;
  }
}
