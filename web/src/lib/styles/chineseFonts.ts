/**
 * Chinese glyphs for devices that have none (a bare machine, some hall screens). Phones and desktops have their own,
 * so nothing is fetched there. The fonts come in pieces by unicode-range: only those that the page's characters need.
 */
import { reader } from '#lib/messages/reader.svelte.ts';

/** Loads the web fonts after first paint where this device draws boxes for Chinese. */
export function loadChineseFontsIfMissing(): void {
  const load = () => {
    if (drawsBoxes()) void loadChineseFonts();
  };
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 2000 });
  else setTimeout(load, 300);
}

async function loadChineseFonts(): Promise<void> {
  const inOrder = [
    () => import('@fontsource-variable/noto-sans-tc/index.css'),
    () => import('@fontsource-variable/noto-sans-sc/index.css'),
  ];
  if (reader.language === 'zh-Hans') inOrder.reverse();
  for (const load of inOrder) await load();
}

/** Two different characters that look alike are both the box that stands for a missing glyph. */
function drawsBoxes(): boolean {
  return pixelsOf('配') === pixelsOf('橋');
}

function pixelsOf(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return character;
  context.font = '20px sans-serif';
  context.textBaseline = 'top';
  context.fillText(character, 2, 2);
  return context.getImageData(0, 0, 24, 24).data.join();
}
