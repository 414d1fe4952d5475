/** A drawn plot in the page: follows its element's size, the theme and forced colours, and new data without being made anew. */
import type uPlot from 'uplot';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { columnsOf, optionsOf, type Drawing, type TimePlotOf } from './plotOptions.ts';

/** How the plot stands in the page. */
export type Standing = Pick<Drawing, 'height' | 'axes' | 'inset'>;

export class TimePlot {
  /** Column under the pointer: where the line above the plot names what stands there. */
  pointed = $state<number | null>(null);
  /** True where the library could not be fetched: the table stands in. */
  failed = $state(false);
  readonly #colours = new Map<string, string>();

  /** Draws into an element for as long as it is there. What `plot` and `standing` read is followed. */
  into(plot: () => TimePlotOf, standing: () => Standing): Attachment<HTMLElement> {
    return (element) => {
      let made: uPlot | undefined;
      let isGone = false;
      const probe = element.ownerDocument.createElement('span');
      probe.hidden = true;
      element.append(probe);
      const forced = matchMedia('(forced-colors: active)');
      const repaint = () => {
        this.#colours.clear();
        made?.redraw(false);
      };
      const remake = () => {
        made?.destroy();
        made = undefined;
        repaint();
        void make();
      };
      const resized = new ResizeObserver(() => {
        if (made) made.setSize({ width: element.clientWidth, height: standing().height });
        else void make();
      });
      const themed = new MutationObserver(repaint);
      const make = async () => {
        const Plot = await import('./plotEngine.ts').then(({ plotEngine }) => plotEngine()).catch(() => null);
        if (!Plot) return void (this.failed = true);
        if (isGone || made || element.clientWidth === 0) return;
        const drawing: Drawing = {
          ...standing(),
          width: element.clientWidth,
          font: getComputedStyle(element).fontFamily,
          grounds: !forced.matches,
          colour: (token) => this.#colour(token, probe),
          pointed: (column) => (this.pointed = column),
        };
        // The library asks again at each drawing: what the page shows by then is what it is told.
        made = new Plot(optionsOf(follows(plot), drawing), columnsOf(plot()), element);
      };
      resized.observe(element);
      themed.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
      forced.addEventListener('change', remake);

      // New points only move the lines; another set of lines is another plot.
      let shape = untrack(() => shapeOf(plot()));
      $effect(() => {
        const next = shapeOf(plot());
        const { height } = standing();
        if (!made) return;
        if (next !== shape) remake();
        else {
          made.setData(columnsOf(plot()));
          if (made.height !== height) made.setSize({ width: element.clientWidth, height });
        }
        shape = next;
      });

      return () => {
        isGone = true;
        resized.disconnect();
        themed.disconnect();
        forced.removeEventListener('change', remake);
        made?.destroy();
        probe.remove();
      };
    };
  }

  /** A token as the canvas needs it, in the theme of the moment; forced colours come out as the reader's own. */
  #colour(token: string, probe: HTMLElement): string {
    const known = this.#colours.get(token);
    if (known) return known;
    probe.style.color = `var(${token})`;
    const colour = getComputedStyle(probe).color;
    this.#colours.set(token, colour);
    return colour;
  }
}

function shapeOf({ lines, band }: TimePlotOf): string {
  return [...lines.map(({ key }) => key), band ? 'band' : ''].join(' ');
}

/** The plot as it is whenever it is asked, not as it was when the drawing was made. */
function follows(plot: () => TimePlotOf): TimePlotOf {
  return {
    get lines() {
      return plot().lines;
    },
    get band() {
      return plot().band;
    },
    get goal() {
      return plot().goal;
    },
    get from() {
      return plot().from;
    },
    get to() {
      return plot().to;
    },
    get most() {
      return plot().most;
    },
    get ticks() {
      return plot().ticks;
    },
    tell: (value) => plot().tell(value),
    time: (at) => plot().time(at),
  };
}
