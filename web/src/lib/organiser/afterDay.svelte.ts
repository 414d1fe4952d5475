/** The minutes of a session's whole day, read from its log once what it brought is on the screen. */
import { failureInWords } from '#lib/api/problems.ts';
import { readDay, type DayLine, type Reading } from './dayLine.ts';

export class AfterDay {
  minutes = $state.raw<DayLine['series'] | null>(null);
  reading = $state.raw<Reading | null>(null);
  problem = $state('');
  #isOver = false;

  constructor(readonly session: string) {}

  /** Reads the day; gives the way to leave it. */
  open(): () => void {
    void this.#load();
    return () => (this.#isOver = true);
  }

  async #load(): Promise<void> {
    try {
      const line = await readDay(this.session, {
        told: (reading) => (this.reading = reading),
        wanted: () => !this.#isOver,
      });
      this.minutes = line?.series ?? [];
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }
}
