import type { Caller } from '../../domain/credential/caller.ts';
import type { CallAddress } from '../../ports/calls.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';

/** Longer than any that a browser gives. */
const MOST_CHARACTERS = 2_000;
/** A point of P-256, and a secret of 16 bytes. */
const KEY_BYTES = 65;
const SECRET_BYTES = 16;

/** A device of the caller wants to be called while its page is closed. */
export async function allowCalls(
  { calls }: Pick<Ports, 'calls'>,
  caller: Caller,
  address: CallAddress,
): Promise<{ allowed: true } | Refused> {
  if (caller.kind !== 'badge') return refused('signed-out');
  if (!isAddress(address)) return refused('text-invalid', { path: ['input', 'endpoint'] });
  await calls.keep(caller.person, address);
  return { allowed: true };
}

/** A device does not want to be called any more. */
export async function refuseCalls(
  { calls }: Pick<Ports, 'calls'>,
  caller: Caller,
  endpoint: string,
): Promise<{ allowed: false } | Refused> {
  if (caller.kind !== 'badge') return refused('signed-out');
  const [own] = (await calls.of([caller.person])).filter((one) => one.endpoint === endpoint);
  if (own) await calls.forget(endpoint);
  return { allowed: false };
}

/** Push services are public and speak HTTPS: an address inside the installation's own network is none. */
function isAddress({ endpoint, p256dh, auth }: CallAddress): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isPublic = url?.protocol === 'https:' && /\.[a-z]{2,}$/i.test(url.hostname) && !url.hostname.endsWith('.local');
  const isKeyed = bytes(p256dh) === KEY_BYTES && bytes(auth) === SECRET_BYTES;
  return endpoint.length <= MOST_CHARACTERS && isPublic === true && isKeyed;
}

function bytes(text: string): number {
  return /^[\w-]+=*$/.test(text) ? Math.floor((text.replace(/=+$/, '').length * 3) / 4) : 0;
}
