import type { Journal } from './journal.ts';
import { seatWaiting } from './seat.ts';
import { coverMeetings } from './relieve.ts';
import { closeWhenEmpty } from './close.ts';

/** What follows from whatever happened: the next pairs get the places and interpreters that are free, and a session that closes and has no meeting left is closed. */
export function settle(journal: Journal): void {
  seatWaiting(journal);
  coverMeetings(journal);
  closeWhenEmpty(journal);
}
