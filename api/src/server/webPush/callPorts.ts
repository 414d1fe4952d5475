import type { Ports } from '../../operations/kernel/ports.ts';
import { postgresCalls } from '../../postgres/calls.store.ts';
import type { Sql } from '../../postgres/sql.ts';
import { makeCallKeys } from './vapid.ts';

/** Devices that want to be called, and the key of the installation, which is made when it is first asked for. */
export function callPorts(sql: Sql): Pick<Ports, 'calls' | 'callKey'> {
  const calls = postgresCalls(sql);
  return { calls, callKey: async () => (await calls.keys(makeCallKeys)).publicKey };
}
