import { afterEach, expect, test, vi } from 'vitest';
import { RequestFault, Unreachable, request } from './client.ts';
import { signOut } from './documents/account.generated.ts';

const served = (response: () => Promise<Response>) => vi.stubGlobal('fetch', response);
afterEach(() => vi.unstubAllGlobals());

test('data are given as they are, a refusal among them', async () => {
  const data = { signOut: { __typename: 'NotSignedIn', code: 'not-signed-in', message: 'Sign in.', path: null } };
  served(() => Promise.resolve(Response.json({ data })));
  expect(await request(signOut, {})).toEqual(data);
});

test('a lost connection, an answer that is no GraphQL and a gateway’s failure are all unreachable: nothing is known', async () => {
  for (const response of [
    () => Promise.reject(new TypeError('Failed to fetch')),
    () => Promise.resolve(new Response('<html>', { status: 502 })),
    () => Promise.resolve(Response.json({}, { status: 503 })),
  ]) {
    served(response);
    await expect(request(signOut, {})).rejects.toBeInstanceOf(Unreachable);
  }
});

test('a fault keeps its code and the reference for the help desk', async () => {
  const errors = [{ message: 'no', extensions: { code: 'COST_EXCEEDED', correlationId: 'R-9' } }];
  served(() => Promise.resolve(Response.json({ errors }, { status: 400 })));
  const fault = await request(signOut, {}).catch((failure: unknown) => failure);
  expect(fault).toBeInstanceOf(RequestFault);
  expect(fault).toMatchObject({ code: 'COST_EXCEEDED', reference: 'R-9' });
});
