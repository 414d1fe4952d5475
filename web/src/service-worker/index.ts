/**
 * Keeps the participant's page for when there is no network: its shell, the files that this build made for it, and nothing of what the API says. Pages of the
 * organiser and the wall are not kept: a board that is not live would mislead.
 */
import { version } from '$app/env';
import { self } from '$app/service-worker';

const KEPT = `ponte ${version}`;
/** The one page that opens without a network. */
const PAGE = '/me';
/** Files whose name changes with their content. */
const IMMUTABLE = '/_app/immutable/';
const STATIC = ['/favicon.svg', '/icon-180.png', '/icon-512.png', '/manifest.webmanifest'];
/** A hall's Wi-Fi that has not answered by now may never do. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(STATIC)));
  void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldBuilds().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  const { keep } = event.data as { keep?: readonly string[] };
  if (keep) event.waitUntil(keepAll(keep));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(request));
  else if (pathname.startsWith(IMMUTABLE) || STATIC.includes(pathname)) event.respondWith(file(request));
});

/** A call while the page is closed. Where a page of ours is seen, it shows and sounds the same by itself. */
self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data?.json() as { title: string; body: string; tag: string } | undefined));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open());
});

async function show(call: { title: string; body: string; tag: string } | undefined): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  if (!call || pages.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const { title, body, tag } = call;
  await self.registration.showNotification(title, { body, tag, icon: '/icon-180.png', badge: '/icon-180.png' });
}

async function open(): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' });
  await (page ? page.focus() : self.clients.openWindow(PAGE));
}

/** The newest page where the network gives one in time, the kept one otherwise. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(PAGE);
  try {
    const answer = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    if (answer.ok && !answer.redirected) await cache.put(PAGE, answer.clone());
    return answer.status >= 500 && kept ? kept : answer;
  } catch (failure) {
    if (kept) return kept;
    throw failure;
  }
}

/** A file that never changes: the kept one, or the network's, which is kept. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function keepAll(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(KEPT);
  // One that fails now is asked for again at the next visit.
  const keep = (path: string) => cache.add(path).catch(() => undefined);
  const files = [...new Set(paths)].filter((path) => path.startsWith(IMMUTABLE));
  await Promise.all(files.map(async (path) => (await cache.match(path)) ?? keep(path)));
  // The page comes after what it is made of: where it is kept, it opens.
  if (paths.includes(PAGE)) await keep(PAGE);
}

async function forgetOldBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('ponte ') && name !== KEPT).map((name) => caches.delete(name)),
  );
}
