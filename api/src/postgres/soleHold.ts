/** Something of a database that one process at a time may do. The database lets go of it with the process, however that ends. */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** A hold that was taken. */
export interface SoleHold {
  release(): Promise<void>;
}

/** Any number that no other lock of ours in this database uses. */
const KEYS = { demo: 7_066_836 } as const;
const RETAKE_EVERY_MILLISECONDS = 1_000;

/** Takes the hold; null where another process has it. One that is lost with the database's server is taken again. */
export async function takeSoleHold(url: string, name: keyof typeof KEYS): Promise<SoleHold | null> {
  let isReleased = false;
  let client = await take(url, KEYS[name], retake);
  async function retake(): Promise<void> {
    client = null;
    await wait(RETAKE_EVERY_MILLISECONDS, undefined, { ref: false });
    if (isReleased) return;
    const retaken = await take(url, KEYS[name], retake).catch(() => null);
    if (!retaken) return retake();
    client = retaken;
    if (isReleased) await retaken.end();
  }
  if (!client) return null;
  return {
    async release() {
      isReleased = true;
      await client?.end().catch(() => undefined);
    },
  };
}

async function take(url: string, key: number, onLost: () => void): Promise<Client | null> {
  const client = new Client({ connectionString: url, application_name: 'ponte hold' });
  let isHeld = false;
  client.on('error', () => undefined);
  client.on('end', () => isHeld && onLost());
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [key]);
  isHeld = rows[0]!.taken;
  if (isHeld) return client;
  await client.end();
  return null;
}
