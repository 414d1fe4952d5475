import type { SessionId } from '../../../src/domain/kernel/id.ts';
import type { Bell } from '../../../src/ports/bell.ts';
import type { Random } from '../random.ts';
import type { Agenda } from './agenda.ts';
import type { Weather } from './options.ts';
import type { SimulatedProcess } from './simulatedNode.ts';

/** A late ring comes after at most so long, among those that were sent after it. */
const LATE_MS = 3_000;

/** The bells of all nodes: rings are lost, doubled, late and out of order. */
export class SimulatedBells {
  readonly #agenda: Agenda;
  readonly #random: Random;
  /** How bad it is; `bellLost` 1 is silence. */
  weather: Weather;
  readonly #listeners = new Map<SimulatedProcess, (session: SessionId, head: number) => void>();

  constructor(agenda: Agenda, random: Random, weather: Weather) {
    this.#agenda = agenda;
    this.#random = random;
    this.weather = weather;
  }

  bellOf(process: SimulatedProcess): Bell {
    return {
      ring: (session, head) => this.#ring(session, head),
      onRing: (heard) => {
        this.#listeners.set(process, heard);
        return () => this.#listeners.delete(process);
      },
      close: async () => void this.#listeners.delete(process),
    };
  }

  #ring(session: SessionId, head: number): void {
    const { bellLost, bellDoubled, bellLate, latency } = this.weather;
    for (const [process, heard] of this.#listeners) {
      if (!process.isAlive) this.#listeners.delete(process);
      for (let rings = this.#random.happens(bellDoubled) ? 2 : 1; rings > 0; rings--) {
        if (this.#random.happens(bellLost)) continue;
        const way = this.#random.between(0, this.#random.happens(bellLate) ? LATE_MS : latency);
        this.#agenda.after(way, () => process.enter(() => heard(session, head)));
      }
    }
  }
}
