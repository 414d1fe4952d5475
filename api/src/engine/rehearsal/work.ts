import type { DayFigures } from '../../domain/rehearsal/dayFigures.ts';
import { enoughInterpreters } from '../../domain/rehearsal/interpreterNeed.ts';
import type { DayTask, InterpreterNeed } from '../../domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import { peopleAtRisk, type AtRisk } from '../../domain/rehearsal/risk.ts';
import { fairIn } from '../../domain/rehearsal/scenario.ts';
import type { RehearsalSettings } from '../../domain/rehearsal/settings.ts';
import { matchmakerOf, rehearseDay } from './rehearseDay.ts';

/** What is heavy in a rehearsal, so that a thread can do it. */
export type WorkAsked =
  | { ask: 'day'; task: DayTask }
  | { ask: 'interpreters' }
  | { ask: 'risks'; meetingsOf: readonly DayFigures['meetingsOf'][] };

/** Does the heavy parts of a rehearsal: here, or in other threads. */
export interface RehearsalWork {
  /** One seed of one scenario. */
  day(task: DayTask): Promise<DayFigures>;
  /** RH13. */
  interpreters(): Promise<InterpreterNeed>;
  /** RH11, by the meetings of everybody on each day. */
  risks(meetingsOf: readonly DayFigures['meetingsOf'][]): Promise<readonly AtRisk[]>;
}

/** Answers what is asked of a fair, one after the other, remembering how each two fit. */
export function worker(fair: RehearsedFair, settings: RehearsalSettings): (asked: WorkAsked) => unknown {
  const matchmaker = matchmakerOf(fair);
  return (asked) => {
    switch (asked.ask) {
      case 'day': {
        const { scenario, seed } = asked.task;
        const { policy } = scenario;
        return rehearseDay({ fair: fairIn(scenario, fair), settings, policy, seed, matchmaker }).figures;
      }
      case 'interpreters':
        return enoughInterpreters(fair, matchmaker);
      case 'risks':
        return peopleAtRisk(fair, asked.meetingsOf, matchmaker);
    }
  };
}

/** The parts of a rehearsal, each sent to whoever answers. */
export function workBy(send: (asked: WorkAsked) => Promise<unknown>): RehearsalWork {
  return {
    day: async (task) => (await send({ ask: 'day', task })) as DayFigures,
    interpreters: async () => (await send({ ask: 'interpreters' })) as InterpreterNeed,
    risks: async (meetingsOf) => (await send({ ask: 'risks', meetingsOf })) as readonly AtRisk[],
  };
}
