import { intentFor, situation, type Chance, type Intent, type RobotView } from './behaviour.ts';
import { FEED, WORK, type ActName } from './documents.ts';
import { interpretingIntent, interpretingSituation, type InterpreterView } from './interpreting.ts';

/** What a robot plays: which feed it follows, and what it makes of what it sees there. */
export interface Part {
  feed: string;
  /** What it does before there is anything to follow. */
  opening: ActName | null;
  /** What an item of the feed shows; null where it shows nothing new of itself. */
  sees(
    item: Readonly<Record<string, unknown>>,
  ): { situation: string; intent(session: string, chance: Chance): Intent | null } | null;
}

/** Somebody who exhibits or buys. */
export const PARTICIPANT: Part = {
  feed: FEED,
  opening: null,
  sees(item) {
    const view = (item['participantFeed'] as { participant?: RobotView }).participant;
    if (!view) return null;
    return { situation: situation(view), intent: (session, chance) => intentFor(view, session, chance) };
  },
};

/** Somebody who interprets. */
export const INTERPRETER: Part = {
  feed: WORK,
  opening: 'interpret',
  sees(item) {
    const view = (item['interpreterFeed'] as { interpreter?: InterpreterView }).interpreter;
    if (!view) return null;
    return {
      situation: interpretingSituation(view),
      intent: (session, chance) => interpretingIntent(view, session, chance),
    };
  },
};
