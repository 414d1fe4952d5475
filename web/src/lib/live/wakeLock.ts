/** Keeps the screen on while a countdown runs; only where the browser grants it (secure pages). */
export class WakeLock {
  #sentinel: WakeLockSentinel | undefined;
  #wanted = false;

  /** Asks for the screen to stay on, or lets it go. */
  keep(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) void this.again();
    else void this.#sentinel?.release();
  }

  /** The browser drops the lock when the page is hidden: called when it is seen again. */
  async again(): Promise<void> {
    if (!this.#wanted || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      this.#sentinel = await navigator.wakeLock.request('screen');
      if (!this.#wanted) await this.#sentinel.release();
    } catch {
      // Refused (low battery, no permission): the countdown runs all the same, only the screen may sleep.
    }
  }
}
