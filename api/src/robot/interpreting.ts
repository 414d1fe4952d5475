import { HABITS, type Chance, type Intent } from './behaviour.ts';

/** What a robot that interprets sees of itself in its feed. */
export interface InterpreterView {
  state: 'FREE' | 'PROMISED' | 'SUMMONED' | 'MEETING' | 'PAUSED' | 'LEFT';
  meeting: { meeting: string; place: { id: string } | null; arrived: boolean } | null;
}

/** A free interpreter takes a short break now and then, about once in so many minutes. */
const BREAK_AFTER_SECONDS = [240, 900] as const;

/** What a robot that interprets does next; null when there is nothing to do but wait. */
export function interpretingIntent(
  { state, meeting }: InterpreterView,
  session: string,
  chance: Chance,
): Intent | null {
  const after = ([low, high]: readonly [number, number]) => low + (high - low) * chance();
  switch (state) {
    case 'LEFT':
    case 'PAUSED':
      return { act: 'interpret', afterSeconds: after(HABITS.breakSeconds), input: { session } };
    case 'FREE':
      return { act: 'pauseInterpreting', afterSeconds: after(BREAK_AFTER_SECONDS), input: { session } };
    case 'SUMMONED':
    case 'MEETING':
      if (!meeting?.place || meeting.arrived) return null;
      return {
        act: 'arriveToInterpret',
        afterSeconds: after(HABITS.walkSeconds),
        input: { meeting: meeting.meeting },
      };
    case 'PROMISED':
      return null;
  }
}

/** What decides whether a waiting intent still holds. */
export function interpretingSituation({ state, meeting }: InterpreterView): string {
  return `${state} ${meeting?.meeting} ${meeting?.place?.id} ${meeting?.arrived}`;
}
