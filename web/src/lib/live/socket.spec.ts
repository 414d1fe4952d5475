import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FeedSocket, PING_AFTER_MS, PONG_WITHIN_MS } from './socket.ts';

/** The other end of the socket that was opened last. */
class Wire {
  static readonly OPEN = 1;
  static last: Wire;
  readyState = 0;
  readonly sent: { type: string; id?: string; payload?: unknown }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    Wire.last = this;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const told = { init: { ticket: 't' }, heard: vi.fn(), closed: vi.fn() };
const asked = { query: 'subscription { x }', operationName: 'X', variables: { after: 7 } };
const sink = { next: vi.fn(), end: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
});
afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function acknowledged(): { socket: FeedSocket; wire: Wire } {
  const socket = new FeedSocket('ws://hall/graphql', told);
  const wire = Wire.last;
  wire.open();
  wire.says({ type: 'connection_ack' });
  return { socket, wire };
}

test('it shows its ticket first, and subscribes when it is acknowledged', () => {
  const socket = new FeedSocket('ws://hall/graphql', told);
  const wire = Wire.last;
  socket.subscribe(asked, sink);
  wire.open();
  expect(wire.protocol).toBe('graphql-transport-ws');
  expect(wire.sent).toEqual([{ type: 'connection_init', payload: { ticket: 't' } }]);
  wire.says({ type: 'connection_ack' });
  expect(wire.sent[1]).toEqual({ id: '1', type: 'subscribe', payload: asked });
});

test('each item goes to whoever asked for it, until it leaves', () => {
  const { socket, wire } = acknowledged();
  const other = { next: vi.fn(), end: vi.fn() };
  const leave = socket.subscribe(asked, sink);
  socket.subscribe(asked, other);
  wire.says({ type: 'next', id: '1', payload: { data: 1 } });
  expect(sink.next).toHaveBeenCalledExactlyOnceWith({ data: 1 });
  expect(other.next).not.toHaveBeenCalled();
  leave();
  expect(wire.sent.at(-1)).toEqual({ id: '1', type: 'complete' });
  wire.says({ type: 'next', id: '1', payload: { data: 2 } });
  wire.says({ type: 'complete', id: '1' });
  expect(sink.next).toHaveBeenCalledOnce();
  expect(sink.end).not.toHaveBeenCalled();
});

test.each(['complete', 'error'])('the end of a feed by the server is told (%s)', (type) => {
  const { socket, wire } = acknowledged();
  socket.subscribe(asked, sink);
  wire.says({ type, id: '1', payload: [] });
  expect(sink.end).toHaveBeenCalledOnce();
});

test('a ping is answered, and silence is asked about', () => {
  const { wire } = acknowledged();
  wire.says({ type: 'ping' });
  expect(wire.sent.at(-1)).toEqual({ type: 'pong' });
  vi.advanceTimersByTime(PING_AFTER_MS);
  expect(wire.sent.at(-1)).toEqual({ type: 'ping' });
  wire.says({ type: 'pong' });
  vi.advanceTimersByTime(PING_AFTER_MS + PONG_WITHIN_MS - 1);
  expect(told.closed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(told.closed).toHaveBeenCalledOnce();
  expect(wire.readyState).toBe(3);
});

test('one that is never acknowledged is given up', () => {
  new FeedSocket('ws://hall/graphql', told);
  vi.advanceTimersByTime(PONG_WITHIN_MS);
  expect(told.closed).toHaveBeenCalledOnce();
});

test('its end is told once, whoever ends it, and nothing is heard after it', () => {
  const { socket, wire } = acknowledged();
  socket.subscribe(asked, sink);
  wire.close();
  socket.close();
  wire.says({ type: 'next', id: '1', payload: { data: 1 } });
  vi.advanceTimersByTime(60_000);
  expect(told.closed).toHaveBeenCalledOnce();
  expect(sink.next).not.toHaveBeenCalled();
});
