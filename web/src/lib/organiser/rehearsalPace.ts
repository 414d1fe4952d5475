/** How far a rehearsal is, in time. Pure. */

/** So many days say how long one takes; before that nothing is promised. */
const DAYS_TO_TELL = 4;
const MINUTE_MS = 60_000;

/** Minutes that it will still take, at the pace so far; null while nobody can know. */
export function minutesToGo(
  { done, total, startedAt }: { done: number; total: number; startedAt: string },
  now: number,
): number | null {
  if (done < DAYS_TO_TELL || total <= done) return null;
  const soFar = Math.max(0, now - Date.parse(startedAt));
  return Math.max(1, Math.ceil(((soFar / done) * (total - done)) / MINUTE_MS));
}
