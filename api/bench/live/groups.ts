import type { Figure } from '../figure.ts';

/** The figure groups of the live core, one file each: `pnpm bench live` runs them all, `pnpm bench live door` one. */
export const LIVE_GROUPS: Readonly<Record<string, () => Promise<{ run: () => Promise<Figure[]> }>>> = {
  door: () => import('./door.ts'),
  nodes: () => import('./nodes.ts'),
  push: () => import('./push.ts'),
  hotPath: () => import('./hotPath.ts'),
  storm: () => import('./storm.ts'),
  recovery: () => import('./recovery.ts'),
  replay: () => import('./replay.ts'),
};
