import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whileClientBuilds } from '../../../api/src/server/client/clientBuild.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Builds the client before the first story, where it is missing or old: no story's time is spent on it. */
export default async function builtClient(): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const { client } = await whileClientBuilds({ root, say, asked: new AbortController().signal }, async () => undefined);
  await client;
}
