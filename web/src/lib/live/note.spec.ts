import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Note, noteOf } from './note.svelte.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

const kept = { answer: { __typename: 'MeetingSuccess' } };
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

test('what is written stands on the device at once, and leaves it when the server has it', async () => {
  server.answer(kept);
  const note = new Note('m1', '');
  note.text = 'samples';
  expect([note.phase, shelf.get('ponte_note_m1'), server.sent.length]).toEqual(['on-device', 'samples', 0]);
  await vi.runAllTimersAsync();
  expect([note.phase, shelf.size, server.sent[0]?.input['text']]).toEqual(['saved', 0, 'samples']);
});

test('without a connection it stays on the device and is sent later', async () => {
  server.cut().answer(kept);
  const note = new Note('m1', '');
  note.text = 'samples';
  await vi.advanceTimersByTimeAsync(1000);
  expect([note.phase, shelf.get('ponte_note_m1')]).toEqual(['on-device', 'samples']);
  await vi.runAllTimersAsync();
  expect(note.phase).toBe('saved');
});

test('a note that was never sent is found again after a reload', async () => {
  server.answer(kept);
  shelf.set('ponte_note_m1', 'written offline');
  const note = new Note('m1', 'older');
  expect(note.text).toBe('written offline');
  await vi.runAllTimersAsync();
  expect([note.phase, server.sent[0]?.input['text']]).toEqual(['saved', 'written offline']);
});

test('one meeting has one note, whichever screen shows it', () => {
  const note = noteOf('m7', null);
  note.add('samples');
  note.add('quotation');
  expect(noteOf('m7', 'what the server knew before').text).toBe('samples\nquotation');
});
