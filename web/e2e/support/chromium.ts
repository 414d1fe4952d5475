import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** How to launch the browser of the stories. */
export interface Browser {
  executablePath: string | undefined;
  args: string[];
  env: Record<string, string>;
}

/**
 * A Chromium that comes with the packages (Linux), unpacked once into `.cache/chromium`; elsewhere Playwright's own browser.
 * The package replaces the font configuration, so the system's is named where there is one; the client ships its own web fonts.
 */
export async function bundledChromium(root: string): Promise<Browser> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (process.platform !== 'linux' || process.arch !== 'x64') return { executablePath: undefined, args: [], env };
  const cache = join(root, '.cache', 'chromium');
  mkdirSync(cache, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  process.env['TMPDIR'] = cache;
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? { FONTCONFIG_PATH: '/etc/fonts' } : {};
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...env, LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '', ...fonts },
  };
}
