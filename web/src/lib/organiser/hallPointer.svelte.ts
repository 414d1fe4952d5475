/** The hand on the hall's plan: what mouse, finger and keys do to what stands there. */
import type { Thing } from './hallChange.ts';
import type { HallDrawing } from './hallDrawing.svelte.ts';

/** What a press on the plan does. */
export type HallTool = 'move' | 'zone' | 'way' | 'entrance' | 'interpreters';

/** A spot of the hall, in metres. */
interface Spot {
  x: number;
  y: number;
}

/** Metres: things stand on a grid this fine. */
const STEP = 0.1;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class HallPointer {
  /** The plan in the page. */
  svg = $state.raw<SVGSVGElement>();
  /** What is being drawn. */
  draft = $state.raw<{ from: Spot; to: Spot } | null>(null);
  #drag: { at: Spot; plan: HallDrawing['plan']; moved: boolean } | null = null;

  constructor(
    readonly drawing: HallDrawing,
    readonly tool: () => HallTool,
    readonly used: () => void,
  ) {}

  /** Lets go of everything as if nothing had been begun. */
  cancel(): void {
    this.#drag = null;
    this.draft = null;
  }

  #spotOf(event: PointerEvent): Spot {
    const matrix = this.svg?.getScreenCTM()?.inverse();
    if (!matrix) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x, y };
  }

  /** Takes hold of something to move it. */
  grab(event: PointerEvent, thing: Thing): void {
    if (this.drawing.live || this.tool() !== 'move' || event.button !== 0) return;
    event.stopPropagation();
    if (event.shiftKey || event.ctrlKey || event.metaKey) return this.drawing.choose(thing, true);
    if (!this.drawing.chosen.has(thing)) this.drawing.choose(thing, false);
    this.#drag = { at: this.#spotOf(event), plan: this.drawing.plan, moved: false };
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  /** Moves what is held, or draws on. */
  pull(event: PointerEvent): void {
    const spot = this.#spotOf(event);
    if (this.draft) this.draft = { ...this.draft, to: this.#inside(spot) };
    if (!this.#drag) return;
    const by = { x: snap(spot.x - this.#drag.at.x), y: snap(spot.y - this.#drag.at.y) };
    if (!this.#drag.moved && by.x === 0 && by.y === 0) return;
    if (!this.#drag.moved) this.drawing.begin();
    this.#drag.moved = true;
    this.drawing.moveBy(by, this.#drag.plan);
  }

  /** Lets go: what was drawn is put on the plan. */
  drop(): void {
    this.#drag = null;
    if (!this.draft) return;
    const { from, to } = this.draft;
    this.draft = null;
    if (this.tool() === 'zone') {
      const corner = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
      this.drawing.addZone({ ...corner, width: Math.abs(from.x - to.x), depth: Math.abs(from.y - to.y) });
    } else if (this.tool() === 'way') this.drawing.addWay({ from, to });
    this.used();
  }

  /** Where nothing stands: chooses nothing, begins to draw, or sets a door. */
  press(event: PointerEvent): void {
    if (this.drawing.live || event.button !== 0) return;
    const spot = this.#inside(this.#spotOf(event));
    const tool = this.tool();
    if (tool === 'move') return this.drawing.chooseNothing();
    if (tool === 'zone' || tool === 'way') {
      this.draft = { from: spot, to: spot };
      this.svg?.setPointerCapture(event.pointerId);
      return;
    }
    this.drawing.setSpot(tool, spot);
    this.used();
  }

  #inside({ x, y }: Spot): Spot {
    const { width, depth } = this.drawing.plan;
    return { x: snap(Math.min(width, Math.max(0, x))), y: snap(Math.min(depth, Math.max(0, y))) };
  }

  /** Moves, chooses and takes off by keys. */
  key(event: KeyboardEvent, thing: Thing): void {
    if (this.drawing.live) return;
    const way = KEYS[event.key];
    if (way) {
      event.preventDefault();
      if (!this.drawing.chosen.has(thing)) this.drawing.choose(thing, false);
      const step = event.altKey ? STEP : 0.5;
      this.drawing.begin();
      this.drawing.moveBy({ x: way[0] * step, y: way[1] * step });
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      this.drawing.choose(thing, event.shiftKey || event.key === ' ');
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (!this.drawing.chosen.has(thing)) this.drawing.choose(thing, false);
      this.drawing.takeOff();
    }
  }
}

function snap(length: number): number {
  return Math.round(length / STEP) * STEP;
}
