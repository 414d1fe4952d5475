/** Waits for SIGINT or SIGTERM; a second one ends the process at once. */
export function untilAsked(say: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const asked = () => {
      if (isAsked) process.exit(1);
      isAsked = true;
      say('stopping');
      resolve();
    };
    process.on('SIGINT', asked);
    process.on('SIGTERM', asked);
  });
}
