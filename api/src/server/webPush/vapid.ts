/** By which a push service knows the installation (VAPID, RFC 8292): a key made once, and a token signed with it for each service. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { CallKeys } from '../../ports/calls.ts';

/** How long a token is good for; services take at most a day. */
const TOKEN_SECONDS = 12 * 3_600;

/** A new pair of keys. */
export function makeCallKeys(): CallKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]);
  return { publicKey: point.toString('base64url'), privateKey: privateKey.export({ format: 'jwk' }).d! };
}

/** The Authorization header for one push service. `contact`: an address of who runs the installation. */
export function authorizationFor(
  endpoint: string,
  { keys, contact, now }: { keys: CallKeys; contact: string; now: number },
): string {
  const head = part({ typ: 'JWT', alg: 'ES256' });
  const claims = part({
    aud: new URL(endpoint).origin,
    exp: Math.floor(now / 1_000) + TOKEN_SECONDS,
    sub: contact,
  });
  const signed = sign('sha256', Buffer.from(`${head}.${claims}`), { key: keyOf(keys), dsaEncoding: 'ieee-p1363' });
  return `vapid t=${head}.${claims}.${signed.toString('base64url')}, k=${keys.publicKey}`;
}

function keyOf({ publicKey, privateKey }: CallKeys) {
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d: privateKey }, format: 'jwk' });
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
