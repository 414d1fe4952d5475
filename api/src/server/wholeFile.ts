/**
 * Files that others may read while they are written, or after a power cut in the middle: written beside their place and put there in
 * one step, so that whoever opens one finds all of it.
 */
import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';

/** What a file is to hold, and who may read it (the system's usual readers unless told). */
interface Content {
  text: string;
  mode?: number;
}

/** Puts `text` in the place of what the file held. A reader finds the old text or the new, never a part. */
export async function replaceFile(file: string, content: Content): Promise<void> {
  await beside(file, content, (written) => rename(written, file));
}

/** Makes a file that is not there. Of several who do so at once one does, the others get `EEXIST` and find its whole text. */
export async function createFile(file: string, content: Content): Promise<void> {
  await beside(file, content, (written) => link(written, file));
}

async function beside(file: string, { text, mode }: Content, put: (written: string) => Promise<void>): Promise<void> {
  const written = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(written, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await put(written);
  } finally {
    await rm(written, { force: true });
  }
}
