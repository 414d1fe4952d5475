import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/server/embeddedPostgres/openDatabase.ts';
import { ask, listening, log, madeFolder, opened } from '../builders/databaseFolder.ts';

describe('a database of the operator’s own', () => {
  const external = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: '/nowhere', log });

  test('is taken as it is, and left running', async () => {
    const { url } = await opened(await madeFolder());
    const database = await external(url);
    expect(database).toMatchObject({ url, kind: 'external' });
    await database.stop();
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  test('is refused with what to mend, and without the password in the words', async () => {
    const { url } = await opened(await madeFolder());
    const wrong = (change: (address: URL) => void) => {
      const address = new URL(url);
      change(address);
      return external(address.href);
    };
    await expect(wrong((address) => (address.port = '1'))).rejects.toMatchObject({ code: 'unreachable' });
    await expect(wrong((address) => (address.pathname = '/none'))).rejects.toMatchObject({
      code: 'database-missing',
      message: expect.stringContaining('createdb'),
    });
    const refusal = await wrong((address) => (address.password = 'secret-word')).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'sign-in-refused' });
    expect(String(refusal)).not.toContain('secret-word');
    await expect(external('mysql://root@localhost/fair')).rejects.toMatchObject({ code: 'address-invalid' });
  });

  test('is refused when it is older than PostgreSQL 15', async () => {
    const { server, port } = await listening();
    server.on('connection', (socket) =>
      socket.on('data', (asked) => socket.write(asked[0] === 0 ? WELCOME : VERSION_14)).on('error', () => undefined),
    );
    await expect(external(`postgres://ponte@127.0.0.1:${port}/ponte`)).rejects.toMatchObject({
      code: 'version-too-old',
      message: expect.stringContaining('PostgreSQL 14'),
    });
  });
});

/** A message of PostgreSQL's protocol: its letter, its length, its bytes. */
function message(letter: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 0xffff)]);
const READY = message('Z', 'I');
const WELCOME = Buffer.concat([message('R', int32(0)), READY]);
const VERSION_14 = Buffer.concat([
  message('T', int16(1), 'server_version_num\0', int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)),
  message('D', int16(1), int32(6), '140011'),
  message('C', 'SHOW\0'),
  READY,
]);
