import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openFloor } from '../../../test/builders/pairing.ts';
import type { PersonId } from '../../domain/kernel/id.ts';
import type { CallAddress, CallKeys, Calls } from '../../ports/calls.ts';
import { createCaller } from './caller.ts';
import { callsOf } from './callsOf.ts';
import { encryptCall } from './encryptCall.ts';
import { sendCall } from './sendCall.ts';
import { makeCallKeys } from './vapid.ts';

const NOW = 1_790_211_600_000;
const CONTACT = 'https://ponte.example';

/** A device: its keys, and what it reads of what a push service hands to it. */
class Device {
  readonly #own = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor() {
    this.#own.generateKeys();
  }

  at(endpoint: string, language: CallAddress['language'] = 'en'): CallAddress {
    const p256dh = this.#own.getPublicKey().toString('base64url');
    return { endpoint, p256dh, auth: this.#auth.toString('base64url'), language };
  }

  read(body: Buffer): unknown {
    const keyLength = body[20]!;
    const theirs = body.subarray(21, 21 + keyLength);
    const record = body.subarray(21 + keyLength);
    const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number) =>
      Buffer.from(hkdfSync('sha256', secret, salt, info, length));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#own.getPublicKey(), theirs]);
    const secret = derive(this.#own.computeSecret(theirs), this.#auth, info, 32);
    const salt = body.subarray(0, 16);
    const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const cipher = createDecipheriv('aes-128-gcm', key, nonce);
    cipher.setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
    expect(plain.at(-1)).toBe(2);
    return JSON.parse(plain.subarray(0, -1).toString('utf8'));
  }
}

/** A push service on this machine; `answer` is its status. */
class Service {
  readonly got: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  answer = 201;
  readonly #server: Server;
  #heard: () => void = () => {};

  constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.got.push({ headers: request.headers, body: Buffer.concat(parts) });
        response.writeHead(this.answer).end();
        this.#heard();
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/device`;
  }

  /** The next request. */
  next(): Promise<void> {
    return new Promise((heard) => (this.#heard = heard));
  }

  close(): void {
    this.#server.close();
  }
}

/** Addresses and keys in memory. */
class Kept implements Calls {
  readonly addresses = new Map<string, CallAddress & { person: PersonId }>();
  readonly #keys = makeCallKeys();
  #forgot: () => void = () => {};

  keys(): Promise<CallKeys> {
    return Promise.resolve(this.#keys);
  }

  keep(person: PersonId, address: CallAddress): Promise<void> {
    this.addresses.set(address.endpoint, { ...address, person });
    return Promise.resolve();
  }

  forget(endpoint: string): Promise<void> {
    this.addresses.delete(endpoint);
    this.#forgot();
    return Promise.resolve();
  }

  of(people: readonly PersonId[]): Promise<(CallAddress & { person: PersonId })[]> {
    return Promise.resolve([...this.addresses.values()].filter(({ person }) => people.includes(person)));
  }

  forgetting(): Promise<void> {
    return new Promise((forgot) => (this.#forgot = forgot));
  }
}

let service: Service;
afterEach(() => service?.close());

test('what is sent is encrypted as the vector of RFC 8291', () => {
  const body = encryptCall(
    'When I grow up, I want to be a watermelon',
    {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    {
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
    },
  );
  expect(body.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('a push service takes a call that only the device reads, signed by the installation', async () => {
  service = new Service();
  const endpoint = await service.open();
  const device = new Device();
  const keys = makeCallKeys();
  const call = { title: 'New pair', body: '45 s', tag: 'offer', seconds: 45 };
  expect(await sendCall(device.at(endpoint), call, { keys, contact: CONTACT, now: NOW })).toBe('sent');
  const [{ headers, body }] = service.got as [(typeof service.got)[number]];
  expect(device.read(body)).toEqual({ title: 'New pair', body: '45 s', tag: 'offer' });
  expect(headers).toMatchObject({ ttl: '45', urgency: 'high', 'content-encoding': 'aes128gcm' });
  expectSigned(headers.authorization!, { endpoint, keys });
});

test('a device that is gone is told apart from a service that fails', async () => {
  service = new Service();
  const address = new Device().at(await service.open());
  const call = { title: '', body: '', tag: '', seconds: 1 };
  for (const [status, sent] of [
    [404, 'gone'],
    [410, 'gone'],
    [500, 'failed'],
    [302, 'failed'],
  ] as const) {
    service.answer = status;
    expect(await sendCall(address, call, { keys: makeCallKeys(), contact: CONTACT, now: NOW })).toBe(sent);
  }
});

test('an offer and a table call both sides, and nothing else calls anybody', () => {
  const floor = openFloor();
  const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
  floor.meets(lok, buyer);
  floor.pass(3_600);
  const calling = floor.log.filter((event) => callsOf(event, floor.session).length > 0).map(({ kind }) => kind);
  expect(calling).toEqual(['offer-made', 'offer-confirmed']);
});

test('who is asked is called in the language of the device, and a device that is gone is forgotten', async () => {
  service = new Service();
  const endpoint = await service.open();
  const floor = openFloor();
  const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
  const calls = new Kept();
  const device = new Device();
  await calls.keep(floor.participant(buyer).person, device.at(endpoint, 'zh-Hant'));
  const caller = createCaller({
    calls,
    fairs: { byIds: () => Promise.resolve([]) },
    now: () => NOW,
    contact: CONTACT,
    warn: (facts) => expect.fail(JSON.stringify(facts)),
  });
  floor.offers(lok, buyer);
  const heard = service.next();
  caller(floor.session, [floor.last('offer-made')]);
  await heard;
  expect(device.read(service.got[0]!.body)).toMatchObject({
    title: '新配對，請回覆',
    body: '45秒內回覆。不能回覆也沒有損失。',
  });

  service.answer = 410;
  const forgotten = calls.forgetting();
  caller(floor.session, [floor.last('offer-made')]);
  await forgotten;
  expect(calls.addresses.size).toBe(0);
});

function expectSigned(authorization: string, { endpoint, keys }: { endpoint: string; keys: CallKeys }): void {
  const [, head, claims, signature] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=/.exec(authorization)!;
  const point = Buffer.from(keys.publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const isGood = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'));
  expect(isGood).toBe(true);
  const said = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object;
  expect(said).toEqual({ aud: new URL(endpoint).origin, exp: NOW / 1_000 + 12 * 3_600, sub: CONTACT });
}
