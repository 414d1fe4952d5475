import type { CallAddress, CallKeys } from '../../ports/calls.ts';
import { encryptCall } from './encryptCall.ts';
import { authorizationFor } from './vapid.ts';

/** What a device shows. */
export interface Call {
  title: string;
  body: string;
  /** A later call of the same tag takes the place of an earlier one. */
  tag: string;
  /** After this nobody needs to know any more. */
  seconds: number;
}

/** `gone`: the device does not want calls any more. */
export type Sent = 'sent' | 'gone' | 'failed';

/** A push service that does not answer by now is left alone. */
const PATIENCE_MS = 10_000;
/** The service does not know the device, or knows it no more. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Sends one call to one device. Nothing relies on it, so it is not sent again. */
export async function sendCall(
  address: CallAddress,
  call: Call,
  { keys, contact, now }: { keys: CallKeys; contact: string; now: number },
): Promise<Sent> {
  try {
    const { title, body, tag } = call;
    const answer = await fetch(address.endpoint, {
      method: 'POST',
      // A service that sends elsewhere is none.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        authorization: authorizationFor(address.endpoint, { keys, contact, now }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(Math.max(0, Math.ceil(call.seconds))),
        urgency: 'high',
      },
      body: new Uint8Array(encryptCall(JSON.stringify({ title, body, tag }), address)),
    });
    await answer.body?.cancel();
    if (GONE.has(answer.status)) return 'gone';
    return answer.ok ? 'sent' : 'failed';
  } catch {
    return 'failed';
  }
}
