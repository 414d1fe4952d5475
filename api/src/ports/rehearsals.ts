import type { ExhibitionId, Id, SessionId } from '../domain/kernel/id.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { ParticipantFacts } from '../domain/pairing/participant.ts';
import type { RehearsalPlan, RehearsalResult } from '../domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../domain/rehearsal/rehearsedFair.ts';
import type { Estimate } from '../domain/rehearsal/statistics.ts';
import type { TableCount } from '../domain/rehearsal/scenario.ts';

/** What is to be rehearsed, and where it belongs. */
export interface RehearsalAsked {
  session: SessionId;
  exhibition: ExhibitionId;
  fair: RehearsedFair;
  plan: RehearsalPlan;
}

/** Names one run of a rehearsal: a later one of the same session is another. */
export type RehearsalRun = Id<'RehearsalRun'>;

/** How a rehearsal stands. */
export interface RehearsalState {
  session: SessionId;
  run: RehearsalRun;
  plan: RehearsalPlan;
  /** Of the people and the floor that it was given, what the answer names. */
  fair: Pick<RehearsedFair, 'opensAt' | 'venues'> & {
    people: readonly Pick<ParticipantFacts, 'participant' | 'person' | 'organisation' | 'side'>[];
    meetingMinutes: number;
    tables: readonly TableCount[];
  };
  isReplay: boolean;
  startedAt: Instant;
  state: 'running' | 'done' | 'stopped' | 'failed';
  /** Days. */
  done: number;
  total: number;
  /** Once it is done. */
  result: RehearsalResult | null;
}

/** The rest of a session, twice: under its rules and under others. */
export interface ForecastAsked {
  /** A later look of the same session takes the place of this one. */
  session: SessionId;
  now: RehearsedFair;
  next: RehearsedFair;
  seed: number;
  seeds: number;
  /** After so long it tells what it has. */
  mostMs: number;
}

/** What whoever tries rules wants to know of the rest of the day. */
export interface ForecastFigures {
  meetingsAnHour: Estimate;
  waitP95Seconds: Estimate;
}

/** Both, over the same seeds. */
export interface Forecast {
  /** Days of each that were finished under both; one at least. */
  days: number;
  /** Days of each that were to be had. */
  asked: number;
  now: ForecastFigures;
  next: ForecastFigures;
}

/** Why there is no forecast: not one day was finished in time, or another look has this node's threads. */
export type NoForecast = 'out-of-time' | 'busy';

/** Rehearses beside the live sessions, in threads of its own. */
export interface Rehearsals {
  /** Begins one, unless another of the exhibition runs, or as many as this node bears. */
  start(asked: RehearsalAsked): Promise<RehearsalState | 'running' | 'overloaded'>;
  /** Ends what runs of a session, on whatever node; whether something did. */
  stop(session: SessionId): Promise<boolean>;
  /** The last one of a session, whichever node ran it. */
  find(session: SessionId): Promise<RehearsalState | null>;
  /** A quick look, kept nowhere. One a node at a time; a later one of the same session ends the one before, which answers `busy`. */
  forecast(asked: ForecastAsked): Promise<Forecast | NoForecast>;
  close(): Promise<void>;
}

/** Where the last rehearsal of each session is kept, for all nodes. */
export interface RehearsalBook {
  /** Writes down one that begins; false while another of the exhibition runs. One whose node is silent has ended. */
  begin(state: RehearsalState, exhibition: ExhibitionId): Promise<boolean>;
  /** A sign of the node that runs it, with how far it is; false where it was stopped, or another has begun. */
  note(run: Pick<RehearsalState, 'session' | 'run' | 'done' | 'total'>): Promise<boolean>;
  /** How it ended; one that was stopped stays so. */
  end(state: RehearsalState): Promise<void>;
  /** Whether one ran. */
  stop(session: SessionId): Promise<boolean>;
  find(session: SessionId): Promise<RehearsalState | null>;
}
