import type { PersonId } from '../domain/kernel/id.ts';
import type { Language } from '../domain/kernel/language.ts';

/** Where a device of somebody takes calls: what its browser gave for it (Web Push, RFC 8030). */
export interface CallAddress {
  endpoint: string;
  /** The device's public key and secret, base64url: only the device can read what is sent. */
  p256dh: string;
  auth: string;
  /** In which it reads. */
  language: Language;
}

/** A pair of keys by which push services know the installation (VAPID, RFC 8292), base64url. */
export interface CallKeys {
  publicKey: string;
  privateKey: string;
}

/** Devices that want to be called, and the keys of the installation. */
export interface Calls {
  /** Those of the installation; the ones given are kept where it has none yet. */
  keys(made: () => CallKeys): Promise<CallKeys>;
  /** A device that is known already becomes this person's. */
  keep(person: PersonId, address: CallAddress): Promise<void>;
  forget(endpoint: string): Promise<void>;
  of(people: readonly PersonId[]): Promise<(CallAddress & { person: PersonId })[]>;
}
