import { availableParallelism } from 'node:os';
import { tablesOf } from '../../domain/rehearsal/scenario.ts';
import type { Clock } from '../../ports/clock.ts';
import type { NewId } from '../../ports/ids.ts';
import type { Logger } from '../../ports/logger.ts';
import type {
  RehearsalAsked,
  RehearsalBook,
  RehearsalRun,
  Rehearsals,
  RehearsalState,
} from '../../ports/rehearsals.ts';
import { createLooks } from './looks.ts';
import { rehearse } from './rehearse.ts';
import { rehearsalThreads } from './rehearsalThreads.ts';

/** Rehearsals of one node at a time, whatever their exhibitions. */
const MOST_RUNNING = 2;
/** How often the node that rehearses says so, and hears whether it was stopped elsewhere. */
const SIGN_EVERY_MS = 1_000;
/** Live sessions keep the other half of the machine, and the threads step back behind them besides. */
const THREADS = Math.max(1, Math.floor(availableParallelism() / 2));

/** What the desk needs. */
export interface RehearsalDeskMeans {
  clock: Clock;
  newId: NewId;
  logger: Logger;
  book: RehearsalBook;
}

/** One that this node runs. */
interface Running {
  state: RehearsalState;
  /** Ends its threads, and with them the run. */
  close(): Promise<void>;
  over: Promise<void>;
  /** Somebody asked for its end: no fault. */
  isStopped: boolean;
}

/**
 * RH18: one rehearsal an exhibition at a time, in half of the machine's threads at a lower priority, so that the live sessions' event loop is not
 * held up. How it stands and what it found is in the book, so that every node answers for it, and each may stop it.
 */
export function createRehearsals(means: RehearsalDeskMeans): Rehearsals {
  const { clock, newId, book } = means;
  const running = new Map<RehearsalRun, Running>();
  const looks = createLooks();
  const stopHere = async (isMeant: (state: RehearsalState) => boolean): Promise<void> => {
    const meant = [...running.values()].filter(({ state }) => isMeant(state));
    for (const one of meant) one.isStopped = true;
    await Promise.all(meant.map(async ({ close, over }) => (await close(), over)));
  };
  return {
    async start(asked) {
      if (running.size >= MOST_RUNNING) return 'overloaded';
      const state = beginning(asked, newId() as RehearsalRun, clock.now());
      if (!(await book.begin(state, asked.exhibition))) return 'running';
      const { work, close } = rehearsalThreads({ fair: asked.fair, settings: asked.plan.settings }, THREADS);
      const one: Running = { state, close, over: Promise.resolve(), isStopped: false };
      running.set(state.run, one);
      one.over = run(one, { asked, work, means }).finally(async () => {
        running.delete(state.run);
        await close();
      });
      return state;
    },
    async stop(session) {
      const stopped = await book.stop(session);
      await stopHere((state) => state.session === session);
      return stopped;
    },
    find: (session) => book.find(session),
    forecast: (asked) => looks.look(asked),
    async close() {
      await looks.close();
      await Promise.all([...running.values()].map(({ state }) => book.stop(state.session)));
      await stopHere(() => true);
    },
  };
}

function beginning({ session, fair, plan }: RehearsalAsked, run: RehearsalRun, startedAt: number): RehearsalState {
  const { opensAt, venues, rules, witnessed } = fair;
  const people = fair.people.map(({ participant, person, organisation, side }) => ({
    participant,
    person,
    organisation,
    side,
  }));
  const given = { opensAt, venues, people, meetingMinutes: rules.meetingMinutes, tables: tablesOf(fair) };
  const isReplay = witnessed !== null;
  const standing = { state: 'running', done: 0, total: 0, result: null } as const;
  return { session, run, plan, fair: given, isReplay, startedAt, ...standing };
}

async function run(
  one: Running,
  {
    asked,
    work,
    means: { book, logger },
  }: Pick<Parameters<typeof rehearse>[2], 'work'> & {
    asked: RehearsalAsked;
    means: RehearsalDeskMeans;
  },
): Promise<void> {
  const { state, close } = one;
  let far = { done: 0, total: 0 };
  const sign = setInterval(() => {
    book
      .note({ session: state.session, run: state.run, ...far })
      .then((goesOn) => {
        if (goesOn) return;
        one.isStopped = true;
        return close();
      })
      .catch((error: unknown) =>
        logger.warn({ session: state.session, error: String(error) }, 'a rehearsal gave no sign'),
      );
  }, SIGN_EVERY_MS);
  try {
    const result = await rehearse(asked.fair, asked.plan, { work, progress: (progress) => (far = progress) });
    await book.end(ended(state, { ...far, state: 'done', result }));
  } catch (error) {
    if (!one.isStopped) logger.error({ session: state.session, error: String(error) }, 'a rehearsal failed');
    await book.end(ended(state, { ...far, state: 'failed', result: null })).catch(() => {});
  } finally {
    clearInterval(sign);
  }
}

/** Of the people only those whom the answer names are kept. */
function ended(
  state: RehearsalState,
  how: Pick<RehearsalState, 'done' | 'total' | 'state' | 'result'>,
): RehearsalState {
  const named = new Set(how.result?.atRisk.map(({ participant }) => participant));
  const people = state.fair.people.filter(({ participant }) => named.has(participant));
  return { ...state, ...how, fair: { ...state.fair, people } };
}
