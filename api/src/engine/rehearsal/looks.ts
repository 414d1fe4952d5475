import type { SessionId } from '../../domain/kernel/id.ts';
import type { Forecast, ForecastAsked, NoForecast } from '../../ports/rehearsals.ts';
import { forecast } from './forecast.ts';

/** A look that is at work. */
interface Looking {
  session: SessionId;
  stop: AbortController;
  over: Promise<unknown>;
}

/** RH20: one look a node at a time. A later one of the same session takes the place of the one before, since whoever tries rules has changed them again. */
export function createLooks(run: typeof forecast = forecast): {
  look(asked: ForecastAsked): Promise<Forecast | NoForecast>;
  /** Ends the one at work, and with it its threads. */
  close(): Promise<void>;
} {
  let current: Looking | null = null;
  const end = async ({ stop, over }: Looking): Promise<void> => {
    stop.abort();
    await over;
  };
  const look = async (asked: ForecastAsked): Promise<Forecast | NoForecast> => {
    const before = current;
    if (before && before.session !== asked.session) return 'busy';
    if (before) {
      await end(before);
      return look(asked);
    }
    const stop = new AbortController();
    const found = run(asked, stop.signal);
    current = { session: asked.session, stop, over: found.catch(() => undefined) };
    try {
      const told = await found;
      return stop.signal.aborted ? 'busy' : (told ?? 'out-of-time');
    } finally {
      current = null;
    }
  };
  return {
    look,
    async close() {
      if (current) await end(current);
    },
  };
}
