/** A command was told to stop while it was still starting: not a fault, so that it ends with 0. */
export class Stopped extends Error {}

/**
 * Aborted by SIGINT or SIGTERM, with `Stopped` as the reason; a second one ends the process at once. Whoever starts checks it between
 * its steps, so that what it has opened is closed again and no step is left half done.
 */
export function askedToStop(say: (line: string) => void): AbortSignal {
  const asked = new AbortController();
  const ask = () => {
    if (asked.signal.aborted) process.exit(1);
    say('stopping');
    asked.abort(new Stopped('asked to stop'));
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return asked.signal;
}

/** Waits until the command is told to stop. */
export function untilAsked(asked: AbortSignal): Promise<void> {
  if (asked.aborted) return Promise.resolve();
  return new Promise((resolve) => asked.addEventListener('abort', () => resolve(), { once: true }));
}
