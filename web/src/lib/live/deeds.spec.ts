import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acceptOffer, type AcceptOfferVariables } from '#lib/api/documents/participant.generated.ts';
import { Deeds } from './deeds.svelte.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

const accept = (deeds: Deeds) =>
  deeds.send('accept', acceptOffer, (idempotencyKey): AcceptOfferVariables => ({
    input: { idempotencyKey, offer: 'o1' },
    languages: ['en'],
  }));
const done = { answer: { __typename: 'OfferSuccess', participant: { id: 'p1' } } };
const gone = {
  answer: { __typename: 'OfferProblem', code: 'offer-gone', message: 'This offer is no longer open.', path: null },
};

let server: StandInServer;
let shelf: Map<string, string>;
beforeEach(() => {
  vi.useFakeTimers();
  server = new StandInServer();
  shelf = standInShelf();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a deed', () => {
  test('that the server takes is done at once', async () => {
    server.answer(done);
    const deeds = new Deeds();
    expect(await accept(deeds)).toMatchObject({ participant: { id: 'p1' } });
    expect([deeds.current, deeds.problem]).toEqual([null, '']);
  });

  test('sent again over a poor connection keeps its key, so that it is done once', async () => {
    server.cut().cut().answer(done);
    const deeds = new Deeds();
    const sending = accept(deeds);
    await vi.advanceTimersByTimeAsync(0);
    expect(deeds.current).toMatchObject({ kind: 'accept', phase: 'waiting' });
    expect([deeds.busy('accept'), deeds.sending('accept')]).toEqual([true, false]);
    await vi.runAllTimersAsync();
    expect(await sending).toBeDefined();
    const keys = server.sent.map(({ input }) => input['idempotencyKey']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test('waits and is sent also where the device has no room to keep it', async () => {
    const full = new DOMException('full', 'QuotaExceededError');
    vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
      throw full;
    });
    server.cut().answer(done);
    const deeds = new Deeds();
    const sending = accept(deeds);
    sending.catch(() => undefined);
    await vi.runAllTimersAsync();
    expect(await sending).toBeDefined();
    expect(deeds.current).toBeNull();
  });

  test('and another get keys of their own', async () => {
    server.answer(done).answer(done);
    const deeds = new Deeds();
    await accept(deeds);
    await accept(deeds);
    expect(new Set(server.sent.map(({ input }) => input['idempotencyKey'])).size).toBe(2);
  });

  test('that is refused says why in the words of the server, and is not sent again', async () => {
    server.answer(gone);
    const deeds = new Deeds();
    expect(await accept(deeds)).toBeUndefined();
    await vi.runAllTimersAsync();
    expect([deeds.problem, deeds.problemCode, server.sent.length]).toEqual([
      'This offer is no longer open.',
      'offer-gone',
      1,
    ]);
  });

  test('that waited for the connection and was refused says that it came too late, until the next deed', async () => {
    server.cut().answer(gone).answer(done);
    const deeds = new Deeds();
    const sending = accept(deeds);
    await vi.runAllTimersAsync();
    await sending;
    deeds.forget();
    expect(deeds.problem).toBe('Your answer came too late: the offer had gone.');
    await accept(deeds);
    expect(deeds.problem).toBe('');
  });

  test('that still waits when the page is closed is sent by the next one, under its key, once', async () => {
    server.cut();
    void accept(new Deeds());
    await vi.advanceTimersByTimeAsync(0);
    vi.clearAllTimers(); // the page is gone
    server.answer(done);
    const next = new Deeds();
    expect(await next.resume()).toMatchObject({ participant: { id: 'p1' } });
    expect(await next.resume()).toBeUndefined();
    const keys = server.sent.map(({ input }) => input['idempotencyKey']);
    expect([keys.length, new Set(keys).size, shelf.size]).toEqual([2, 1, 0]);
  });

  test('that was kept over a reload and is refused came too late', async () => {
    server.cut();
    void accept(new Deeds());
    await vi.advanceTimersByTimeAsync(0);
    vi.clearAllTimers();
    server.answer(gone);
    const next = new Deeds();
    await next.resume();
    expect([next.problem, shelf.size]).toEqual(['Your answer came too late: the offer had gone.', 0]);
  });

  test('that is taken back is not sent after a reload either', async () => {
    server.cut();
    const deeds = new Deeds();
    const sending = accept(deeds);
    await vi.advanceTimersByTimeAsync(0);
    deeds.takeBack();
    await sending;
    expect(await new Deeds().resume()).toBeUndefined();
    expect(server.sent).toHaveLength(1);
  });

  test('that meets a fault names its reference', async () => {
    server.fault('INTERNAL');
    const deeds = new Deeds();
    await accept(deeds);
    expect(deeds.problem).toContain('R-1');
    expect(deeds.current).toBeNull();
  });

  test('taken back while it waits is never sent', async () => {
    server.cut();
    const deeds = new Deeds();
    const sending = accept(deeds);
    await vi.advanceTimersByTimeAsync(0);
    deeds.takeBack();
    expect(await sending).toBeUndefined();
    await vi.runAllTimersAsync();
    expect([deeds.current, server.sent.length]).toEqual([null, 1]);
  });

  test('is sent at once when the connection is back', async () => {
    server.cut().answer(done);
    const deeds = new Deeds();
    const sending = accept(deeds);
    await vi.advanceTimersByTimeAsync(0);
    deeds.tryNow();
    expect(await sending).toBeDefined();
  });

  test('on its way keeps a second one from being sent', async () => {
    server.cut();
    const deeds = new Deeds();
    const first = accept(deeds);
    expect(await accept(deeds)).toBeUndefined();
    deeds.takeBack();
    await first;
    expect(server.sent).toHaveLength(1);
  });
});
