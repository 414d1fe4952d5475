import type { ExhibitionId, SessionId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { RehearsalPlan, RehearsalResult } from '../domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../domain/rehearsal/rehearsedFair.ts';

/** What is to be rehearsed, and where it belongs. */
export interface RehearsalAsked {
  session: SessionId;
  exhibition: ExhibitionId;
  fair: RehearsedFair;
  plan: RehearsalPlan;
}

/** How a rehearsal stands. */
export interface RehearsalState {
  session: SessionId;
  plan: RehearsalPlan;
  /** The people and the floor that it was given. */
  fair: Pick<RehearsedFair, 'opensAt' | 'people' | 'venues'>;
  isReplay: boolean;
  startedAt: Instant;
  state: 'running' | 'done' | 'stopped' | 'failed';
  /** Days. */
  done: number;
  total: number;
  /** Once it is done. */
  result: RehearsalResult | null;
}

/** Rehearses beside the live sessions, in threads of its own; the last of each session is kept in memory. */
export interface Rehearsals {
  /** Begins one, unless another of the exhibition runs, or as many as this node bears. */
  start(asked: RehearsalAsked): 'started' | 'running' | 'overloaded';
  /** Ends what runs of a session; whether something did. */
  stop(session: SessionId): boolean;
  /** The last one of a session. */
  find(session: SessionId): RehearsalState | null;
  close(): Promise<void>;
}
