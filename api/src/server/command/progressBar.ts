import type { WriteStream } from 'node:tty';
import type { RehearsalProgress } from '../../engine/rehearsal/rehearse.ts';

const WIDTH = 40;

/** A bar on a terminal, drawn over itself; nothing where the stream is none. */
export function progressBar(stream: Pick<WriteStream, 'isTTY' | 'write'>): {
  show(progress: RehearsalProgress): void;
  clear(): void;
} {
  let drawn = '';
  const draw = (text: string): void => {
    if (!stream.isTTY || text === drawn) return;
    drawn = text;
    stream.write(`\r\x1b[K${text}`);
  };
  return {
    show({ done, total }) {
      const filled = total === 0 ? 0 : Math.floor((WIDTH * done) / total);
      draw(`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}`);
    },
    clear: () => draw(''),
  };
}
