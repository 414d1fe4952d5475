/** A person's day out of the session's events: the states one after the other, each with how long it lasted. Pure. */
import type { ParticipantState } from '#lib/api/documents/schema.generated.ts';
import type { DeskEvent } from './threads.ts';

/** One event of somebody's day; with a state where it led to one. */
export interface Step {
  event: DeskEvent;
  state: ParticipantState | null;
  /** Seconds until the next change of state; null for the last. */
  seconds: number | null;
}

/** The steps that one person's events make, oldest first. */
export function storyOf(events: readonly DeskEvent[]): Step[] {
  const steps: Step[] = events.map((event) => ({ event, state: stateAfter(event), seconds: null }));
  let open: Step | undefined;
  for (const step of steps) {
    if (step.state === null) continue;
    if (open) open.seconds = secondsBetween(open.event, step.event);
    open = step;
  }
  return steps;
}

/** How long somebody was in each state; the last state counts until now. */
export function timeByState(steps: readonly Step[], now: number): Map<ParticipantState, number> {
  const sums = new Map<ParticipantState, number>();
  for (const { state, seconds, event } of steps) {
    if (state === null) continue;
    const lasted = seconds ?? Math.max(0, (now - Date.parse(event.at)) / 1000);
    sums.set(state, (sums.get(state) ?? 0) + lasted);
  }
  return sums;
}

/** The state that an event leads both of its people, or its one person, to; the log says where each goes on from there. */
function stateAfter({ kind }: DeskEvent): ParticipantState | null {
  return STATES_AFTER[kind] ?? null;
}

const STATES_AFTER: Readonly<Record<string, ParticipantState>> = {
  'participant-expected': 'EXPECTED',
  'participant-checked-in': 'CHECKED_IN',
  'participant-available': 'AVAILABLE',
  'participant-paused': 'PAUSED',
  'participant-left': 'LEFT',
  'offer-made': 'OFFERED',
  'offer-confirmed': 'SUMMONED',
  'meeting-begun': 'MEETING',
  'meeting-ended': 'COOLDOWN',
};

function secondsBetween(one: DeskEvent, other: DeskEvent): number {
  return Math.max(0, (Date.parse(other.at) - Date.parse(one.at)) / 1000);
}
