import { MINUTE, type Instant, type Seconds } from '../kernel/time.ts';
import { MOST_MINUTES, type Figures, type MinuteFigures } from './figures.ts';
import type { Session } from '../pairing/session.ts';
import { waitsOfThese } from './histogram.ts';
import { quotaUsed } from './quotaUsed.ts';

/** FI8: the chart's waits are those that ended within this time, so that a quiet minute is not a hole and a bad hour is soon seen. */
const RECENT = 10 * MINUTE;

/** The figures at an instant, with every minute that is over by then written down as the session stood. */
export function minutesUntil(figures: Figures, session: Session, at: Instant): Figures {
  const running = at - (at % MINUTE);
  if (figures.minute === null) return { ...figures, minute: running };
  if (running <= figures.minute) return figures;
  const minutes = [...figures.minutes];
  const floor = floorOf(session);
  // A session that nobody touched for longer than the chart shows needs no older minutes.
  const first = Math.max(figures.minute, running - MOST_MINUTES * MINUTE);
  for (let minute = first; minute < running; minute += MINUTE) minutes.push(minuteAt(figures, floor, minute));
  return { ...figures, minutes: minutes.slice(-MOST_MINUTES), minute: running, recentWaits: recent(figures, running) };
}

/** The figures with one more wait that ended. */
export function withWaits(figures: Figures, wait: { at: Instant; seconds: Seconds }): Figures {
  return { ...figures, waits: figures.waits.add(wait.seconds), recentWaits: [...figures.recentWaits, wait] };
}

/** How a minute stands, at its end or now. */
export function minuteOf(figures: Figures, session: Session, minute: Instant): MinuteFigures {
  return minuteAt(figures, floorOf(session), minute);
}

type FloorFigures = Pick<MinuteFigures, 'placesTaken' | 'placesOpen' | 'quotaUsedByExhibitors' | 'quotaUsedByBuyers'>;

function minuteAt(figures: Figures, floor: FloorFigures, minute: Instant): MinuteFigures {
  const ended = recent(figures, minute + MINUTE).map(({ seconds }) => seconds);
  const { medianSeconds: waitMedianSeconds, p95Seconds: waitP95Seconds } = waitsOfThese(ended);
  const available = figures.groups.reduce((sum, { counts }) => sum + counts.AVAILABLE, 0);
  return { at: minute, waitMedianSeconds, waitP95Seconds, inMeeting: figures.meetings.running, available, ...floor };
}

/** O(places), and people where meetings are limited: asked once a minute and once a board. */
function floorOf(session: Session): FloorFigures {
  let placesOpen = 0;
  for (const { place, open } of session.places.values()) if (open || session.placeUse.has(place)) placesOpen += 1;
  const { exhibitor, buyer } = quotaUsed(session);
  return {
    placesTaken: session.placeUse.size,
    placesOpen,
    quotaUsedByExhibitors: exhibitor,
    quotaUsedByBuyers: buyer,
  };
}

function recent({ recentWaits }: Figures, until: Instant): Figures['recentWaits'] {
  return recentWaits.filter(({ at }) => at >= until - RECENT);
}
