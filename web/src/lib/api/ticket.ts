import { request } from './client.ts';
import { openSocket } from './documents/account.generated.ts';

/** A ticket that opens one socket within 30 s, or the news that nobody is signed in on this device. */
export async function takeTicket(): Promise<string | 'signed-out'> {
  const { openSocket: answer } = await request(openSocket, {});
  return answer.__typename === 'OpenSocketSuccess' ? answer.ticket : 'signed-out';
}
