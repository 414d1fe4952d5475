import { DateTime } from 'luxon';
import type { LocalDate, LocalTime } from '../../domain/directory/fairLists.ts';
import type { Instant } from '../../domain/kernel/time.ts';

/** The day and hour (13.5 is half past one) of an instant at an exhibition. */
export function dayAndHourAt(instant: Instant, timeZone: string): { day: LocalDate; opensAtHour: number } {
  const there = DateTime.fromMillis(instant, { zone: timeZone });
  return { day: there.toFormat('yyyy-MM-dd'), opensAtHour: there.hour + there.minute / 60 };
}

/** The instant of a time of day at an exhibition. */
export function instantOf(time: LocalTime, timeZone: string): Instant {
  return DateTime.fromISO(time, { zone: timeZone }).toMillis();
}
