import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WebHandler } from '../http/clientRoutes.ts';

/** The built client as a handler of requests, as SvelteKit's adapter for Node makes it. */
export async function clientHandler(build: string): Promise<WebHandler> {
  const module = (await import(pathToFileURL(join(build, 'handler.js')).href)) as { handler: WebHandler };
  return module.handler;
}
