import type { Command } from '../domain/pairing/command.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { PairingEvent } from '../domain/pairing/event.ts';
import { isRefusal, type Refusal } from '../domain/pairing/refusal.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { LoggedEvent } from '../ports/sessionLog.ts';
import type { Core, Means, Told } from './core.ts';
import { EVENT_VERSIONS } from './eventVersion.ts';
import type { SolvedRound } from './solveRound.ts';

/** What became of one command: accepted, refused, or the core failed on it. */
export type Verdict = { accepted: Told } | Refusal | { fault: unknown };

/** What became of commands that were decided together. */
export interface Decided {
  /** The copy, with every event folded. */
  session: Session;
  events: readonly LoggedEvent[];
  /** One a command, in their order. */
  verdicts: readonly Verdict[];
  /** The round that was run on what the commands left; null when none was due. */
  round: RoundRun | null;
}

/** A round that was run beside a batch: what it proposes, or null when it found nobody. */
export interface RoundRun {
  solved: SolvedRound | null;
}

/** Runs a round that is due and small enough to be solved here and now; null otherwise. Synchronous, and it never throws. */
export type ProposeNow = (session: Session, now: Instant) => RoundRun | null;

export interface DecideMeans extends Means {
  core: Core;
  /** Asked once after the commands, so that who becomes available and the round that this causes are decided together; null: no round. */
  proposeNow: ProposeNow | null;
}

/** Decides commands one after the other on a copy of the session; a command that the core fails on leaves no trace on the others. */
export function decideBatch(committed: Session, commands: readonly Command[], means: DecideMeans): Decided {
  const decided = { session: committed, events: [] as LoggedEvent[], verdicts: [] as Verdict[] };
  for (const command of commands) decided.verdicts.push(decideOne(decided, command, means));
  const round = means.proposeNow?.(decided.session, means.now) ?? null;
  if (round?.solved) decideOne(decided, { actor: { by: 'system' }, ...round.solved.order }, means);
  return { ...decided, round };
}

function decideOne(
  decided: { session: Session; events: LoggedEvent[] },
  command: Command,
  { core, now, newId }: DecideMeans,
): Verdict {
  try {
    const verdict = core.decide(decided.session, command, { now, newId });
    if (isRefusal(verdict)) return verdict;
    for (const [at, event] of verdict.events.entries()) decided.events.push(numbered(event, decided.session.head + at));
    decided.session = verdict.session;
    return { accepted: verdict.answer };
  } catch (fault) {
    return { fault };
  }
}

function numbered(event: PairingEvent, head: number): LoggedEvent {
  return { sequence: head + 1, version: EVENT_VERSIONS[event.kind], event };
}
