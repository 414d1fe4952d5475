/** The line of a session's day, read from its log: how far the reading is, and then the line. */
import { request } from '#lib/api/client.ts';
import { replayDay, replayReading, type ReplayDayData } from '#lib/api/documents/replay.generated.ts';
import { patiently } from '#lib/api/patiently.ts';

/** Ends, minutes and marks of a day. */
export type DayLine = NonNullable<NonNullable<ReplayDayData['pairingSession']>['replay']>;

/** How many of the log's events have been read. */
export interface Reading {
  read: number;
  head: number;
}

/** The server answers after a quarter of a second; it is left alone for as long again. */
const ASK_AGAIN_MS = 250;

/** The day, or null where there is none to see; `told` hears how far it has been read, and `wanted` whether anybody still waits for it. */
export async function readDay(
  session: string,
  { told, wanted }: { told(reading: Reading): void; wanted(): boolean },
): Promise<DayLine | null> {
  for (;;) {
    const { pairingSession } = await patiently(() => request(replayReading, { session }), wanted);
    const reading = pairingSession?.replayReading;
    if (!reading || !wanted()) return null;
    told(reading);
    if (reading.read >= reading.head) break;
    await new Promise((again) => setTimeout(again, ASK_AGAIN_MS));
    if (!wanted()) return null;
  }
  const { pairingSession } = await patiently(() => request(replayDay, { session }), wanted);
  return pairingSession?.replay ?? null;
}
