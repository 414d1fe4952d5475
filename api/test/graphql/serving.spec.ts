import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { localCertificate } from '../../src/server/tls/localCertificate.ts';
import { ApiFloor, EMAIL, PASSWORD, type FloorOptions } from '../builders/apiFloor.ts';

let floor: ApiFloor;
afterEach(() => floor.close());
const open = async (options: FloorOptions) => (floor = await ApiFloor.open({ people: 1, places: 1, ...options }));

const SIGN_IN = JSON.stringify({
  query: 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
  variables: { input: { email: EMAIL, password: PASSWORD } },
});

/** One request with headers that `fetch` would not send, to a certificate of our own. */
async function send(
  path: string,
  { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {},
) {
  const secure = floor.url.startsWith('https');
  const options = {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers },
  };
  const sent = secure
    ? secureRequest(floor.url + path, { ...options, rejectUnauthorized: false })
    : request(floor.url + path, options);
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(parts).toString() };
}

test('over TLS the cookie is Secure, browsers are told to stay with it, and sockets open', async () => {
  await open({ tls: await localCertificate(join(tmpdir(), `ponte-tls-${process.pid}`), new Date()) });
  expect(floor.url).toMatch(/^https:/);
  const { headers, text } = await send('/graphql', { body: SIGN_IN });
  expect(headers['set-cookie']?.[0]).toMatch(/^ponte_session=.*; Secure/);
  expect(headers['strict-transport-security']).toMatch(/max-age=\d+/);
  const { token } = (JSON.parse(text) as { data: { signIn: { token: string } } }).data.signIn;
  const socket = new WebSocket(`${floor.url.replace('https', 'wss')}/graphql`, 'graphql-transport-ws', {
    rejectUnauthorized: false,
    origin: floor.url,
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { token } }));
  expect(String((await once(socket, 'message'))[0])).toContain('connection_ack');
  socket.close();
});

test('behind a proxy that is trusted, what it says of scheme and host counts; otherwise it does not', async () => {
  const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'fair.example', origin: 'https://fair.example' };
  await open({ trustProxy: true });
  const trusted = await send('/graphql', { body: SIGN_IN, headers: proxied });
  const cookie = trusted.headers['set-cookie']!.map((line) => line.split(';')[0]).join('; ');
  expect(trusted.headers['set-cookie']?.[0]).toMatch(/Secure/);
  const VIEWER = JSON.stringify({ query: '{ viewer { user } }' });
  expect((await send('/graphql', { body: VIEWER, headers: { ...proxied, cookie } })).text).toContain(EMAIL);
  await floor.close();
  await open({});
  const direct = await send('/graphql', { body: SIGN_IN, headers: proxied });
  expect(direct.headers['set-cookie']?.[0]).not.toMatch(/Secure/);
});

test('everything that is not the API is the client’s, with its body untouched', async () => {
  await open({
    web: (incoming, response) => {
      let body = '';
      incoming.on('data', (part: Buffer) => (body += part.toString()));
      incoming.on('end', () => response.end(`page ${incoming.method} ${incoming.url} ${body}`));
    },
  });
  expect((await send('/organiser/session?x=1')).text).toBe('page GET /organiser/session?x=1 ');
  const form = await send('/form', { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect(form.text).toBe('page POST /form a=1');
  expect(form.headers['x-content-type-options']).toBe('nosniff');
  expect(form.headers['content-security-policy']).toBeUndefined();
  expect((await send('/healthz')).text).toBe('{"alive":true}');
  expect((await send('/graphql', { body: SIGN_IN })).status).toBe(200);
});

test('a server that cannot serve says so', async () => {
  await open({ isReady: () => Promise.reject(new Error('no database')) });
  expect((await send('/readyz')).status).toBe(503);
  expect((await send('/healthz')).status).toBe(200);
});

test('closing ends open sockets with "service restart"', async () => {
  await open({});
  const socket = new WebSocket(`${floor.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const closed = once(socket, 'close');
  await floor.stopServing();
  expect((await closed)[0]).toBe(1012);
});
