import { chromium, type Browser as Running } from 'playwright';
import type { Browser } from './chromium.ts';

/** Starts the browser outside of the story runner, for benchmarks and screenshots. */
export function launch({ executablePath, args, env }: Browser): Promise<Running> {
  return chromium.launch({ executablePath, args, env });
}
