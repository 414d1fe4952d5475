import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Payload, textFrame } from './frame.ts';

const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
let client: WebSocket;
let stream: Duplex;
beforeAll(async () => {
  const upgraded = new Promise<Duplex>((resolve) =>
    http.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, () => resolve(socket))),
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  [stream] = await Promise.all([upgraded, once(client, 'open')]);
});
afterAll(() => {
  client.terminate();
  http.close();
});

/** What a client of the package ws reads of a frame. */
async function read(frame: Buffer): Promise<string> {
  const message = once(client, 'message');
  stream.write(frame);
  return String((await message)[0]);
}

test.each([0, 1, 125, 126, 65_535, 65_536, 100_000])(
  '[PU1] a text of %i bytes is framed as RFC 6455 says',
  async (length) => {
    const text = 'x'.repeat(length);
    expect(await read(textFrame(text))).toBe(text);
  },
);

test('[PU3] operations of one id get the very same bytes, others the same payload under their own id', async () => {
  const payload = new Payload({ data: { word: '配對' } });
  expect(payload.frame('"1"')).toBe(payload.frame('"1"'));
  const ids = ['"2"', '"1"', '"ü\\""', '"a-rather-long-id"'];
  for (const id of ids) {
    const message = { id: JSON.parse(id) as string, type: 'next', payload: { data: { word: '配對' } } };
    expect(JSON.parse(await read(payload.frame(id)))).toEqual(message);
  }
  expect(payload.frame('"2"')).toBe(payload.frame('"2"'));
});
