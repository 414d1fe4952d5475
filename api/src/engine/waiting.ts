import type { Command, Order } from '../domain/pairing/command.ts';
import type { Refusal } from '../domain/pairing/refusal.ts';
import type { CommandAnswer, CommandKey } from '../ports/sessions.ts';

/** A command that waits for its answer, wherever it has to go to get it. */
export interface Waiting {
  command: Command;
  key: CommandKey | null;
  answer: Promise<CommandAnswer | Refusal>;
  settle(answer: CommandAnswer | Refusal): void;
  fail(fault: unknown): void;
  /** A guard of the database refused its batch: it is decided again in a batch of its own. */
  alone: boolean;
  /** How many nodes have passed it on to get it here. */
  hops: number;
  /** How often it was passed on from here without an answer. */
  tries: number;
  /** Another node may have got it and did not answer: without a key it may not be sent again. */
  isUncertain: boolean;
  /** How long it waits for a node that conducts its session, by what `Clock.elapsed` says; null: it has not begun to wait. */
  until: number | null;
  /** The engine gave it itself (time, silence, a round): it has no bound, and ends with the session's stay on this node. */
  readonly isOwn: boolean;
}

/** An order of the engine's own, with a promise of its answer. */
export function ownOrder(order: Order): Waiting {
  return { ...waitingFor({ actor: { by: 'system' }, ...order }, null), isOwn: true };
}

/** A command with a promise of its answer; `hops`: the nodes that passed it on. */
export function waitingFor(command: Command, key: CommandKey | null, hops = 0): Waiting {
  let settle!: Waiting['settle'];
  let fail!: Waiting['fail'];
  const answer = new Promise<CommandAnswer | Refusal>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return {
    command,
    key,
    answer,
    settle,
    fail,
    alone: false,
    hops,
    tries: 0,
    isUncertain: false,
    until: null,
    isOwn: false,
  };
}
