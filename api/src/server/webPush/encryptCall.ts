/** What is sent to a device, so that only the device can read it: Web Push encryption (RFC 8291) in one record of `aes128gcm` (RFC 8188). */
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { CallAddress } from '../../ports/calls.ts';

const SALT_BYTES = 16;
const KEY_BYTES = 16;
const NONCE_BYTES = 12;
/** Larger than any message here: there is one record. */
const RECORD_BYTES = 4096;
/** Marks the last record. */
const LAST = Buffer.from([2]);

/** Chance comes in, so that the vector of the RFC can be tested. */
export interface Chance {
  salt: Buffer;
  /** A private key of P-256 that is used once. */
  privateKey: Buffer;
}

/** The body of the request to the push service. */
export function encryptCall(
  text: string,
  { p256dh, auth }: Pick<CallAddress, 'p256dh' | 'auth'>,
  chance?: Chance,
): Buffer {
  const own = createECDH('prime256v1');
  if (chance) own.setPrivateKey(chance.privateKey);
  else own.generateKeys();
  const salt = chance?.salt ?? randomBytes(SALT_BYTES);
  const theirs = Buffer.from(p256dh, 'base64url');
  const ours = own.getPublicKey();
  const shared = own.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = derive(shared, { salt: Buffer.from(auth, 'base64url'), info, bytes: 32 });
  const key = derive(secret, { salt, info: Buffer.from('Content-Encoding: aes128gcm\0'), bytes: KEY_BYTES });
  const nonce = derive(secret, { salt, info: Buffer.from('Content-Encoding: nonce\0'), bytes: NONCE_BYTES });
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const record = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(LAST), cipher.final(), cipher.getAuthTag()]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD_BYTES);
  return Buffer.concat([salt, size, Buffer.from([ours.length]), ours, record]);
}

function derive(secret: Buffer, { salt, info, bytes }: { salt: Buffer; info: Buffer; bytes: number }): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
}
