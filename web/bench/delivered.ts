import type { Page } from 'playwright';

/** Bytes of JavaScript and style sheets that a page was sent, as compressed as the server sends them. */
export interface Delivered {
  script: number;
  style: number;
}

/** Counts from now on, also what is loaded late; each address once. `soFar` waits for the answers that are under way. */
export function countDelivered(page: Page): { soFar: () => Promise<Delivered> } {
  const counted = new Set<string>();
  const delivered: Delivered = { script: 0, style: 0 };
  const underWay: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const kind = { script: 'script', stylesheet: 'style' }[request.resourceType()] as keyof Delivered | undefined;
    if (!kind || counted.has(request.url())) return;
    counted.add(request.url());
    underWay.push(request.sizes().then(({ responseBodySize }) => void (delivered[kind] += responseBodySize)));
  });
  return {
    soFar: async () => {
      await Promise.all(underWay);
      return { ...delivered };
    },
  };
}
