/** Lets the page open without a network. */
import { dev } from '$app/env';

/**
 * Registers the worker that keeps the page, and tells it what the page has loaded so far: that came before the worker was there. Where there is no worker
 * (an old browser, an address without TLS) the page works as long as it stays open.
 */
export async function keepForOffline(): Promise<void> {
  if (dev || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    const own = loaded.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname);
    active?.postMessage({ keep: ['/me', ...own.filter((path) => !path.startsWith('/graphql'))] });
  } catch {
    // Private windows refuse workers; nothing else depends on one.
  }
}
