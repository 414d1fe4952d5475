import { join, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { filmCode } from './cameraPicture.ts';
import { bundledChromium } from './chromium.ts';
import type { Installation } from './installation.ts';
import { launch } from './launch.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A browser whose camera sees this code. */
export async function browserBefore(fair: Pick<Installation, 'dataDir'>, code: string): Promise<Browser> {
  const film = join(fair.dataDir, 'camera.y4m');
  filmCode(film, code);
  const bundled = await bundledChromium(root);
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
  return launch({ ...bundled, args: [...bundled.args, ...camera] });
}
