import { availableParallelism } from 'node:os';
import type { ExhibitionId, SessionId } from '../../domain/kernel/id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { RehearsalAsked, RehearsalState, Rehearsals } from '../../ports/rehearsals.ts';
import { rehearse } from './rehearse.ts';
import { rehearsalThreads } from './rehearsalThreads.ts';

/** Rehearsals of one node at a time, whatever their exhibitions. */
const MOST_RUNNING = 2;
/** Sessions whose last rehearsal is kept; the oldest goes first. A result is some 100 kB. */
const MOST_KEPT = 50;
/** Live sessions keep the other half of the machine, and the threads step back behind them besides. */
const THREADS = Math.max(1, Math.floor(availableParallelism() / 2));

interface Running {
  exhibition: ExhibitionId;
  close(): Promise<void>;
}

/**
 * RH18: one rehearsal an exhibition at a time, in half of the machine's threads at a lower priority, so that the live sessions' event loop is not
 * held up. Kept in memory: the same plan and seeds give the same answer again, so nothing is lost that a minute does not bring back.
 */
export function createRehearsals({ clock, logger }: { clock: Clock; logger: Logger }): Rehearsals {
  const running = new Map<SessionId, Running>();
  const kept = new Map<SessionId, RehearsalState>();
  const change = (session: SessionId, to: Partial<RehearsalState>): void => {
    const state = kept.get(session);
    if (state?.state === 'running') kept.set(session, { ...state, ...to });
  };
  const keep = (state: RehearsalState): void => {
    kept.delete(state.session);
    kept.set(state.session, state);
    const oldest = [...kept.keys()].find((session) => !running.has(session) && session !== state.session);
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  };
  const run = async ({ session, exhibition, fair, plan }: RehearsalAsked): Promise<void> => {
    const { work, close } = rehearsalThreads({ fair, settings: plan.settings }, THREADS);
    running.set(session, { exhibition, close });
    try {
      const progress = ({ done, total }: { done: number; total: number }): void => change(session, { done, total });
      change(session, { state: 'done', result: await rehearse(fair, plan, { work, progress }) });
    } catch (error) {
      if (kept.get(session)?.state === 'running') logger.error({ session, error: String(error) }, 'a rehearsal failed');
      change(session, { state: 'failed' });
    } finally {
      running.delete(session);
      await close();
    }
  };
  return {
    start(asked) {
      if ([...running.values()].some(({ exhibition }) => exhibition === asked.exhibition)) return 'running';
      if (running.size >= MOST_RUNNING) return 'overloaded';
      const { session, fair, plan } = asked;
      const { opensAt, people, venues } = fair;
      const startedAt = clock.now();
      const isReplay = fair.witnessed !== null;
      const rehearsed = { opensAt, people, venues };
      keep({ session, plan, fair: rehearsed, isReplay, startedAt, state: 'running', done: 0, total: 0, result: null });
      void run(asked);
      return 'started';
    },
    stop(session) {
      const one = running.get(session);
      change(session, { state: 'stopped' });
      void one?.close();
      return one !== undefined;
    },
    find: (session) => kept.get(session) ?? null,
    async close() {
      await Promise.all([...running].map(([session, one]) => (change(session, { state: 'stopped' }), one.close())));
    },
  };
}
