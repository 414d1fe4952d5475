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
  /** The engine gave it itself (time, silence, a round): it has no bound, and ends with the session's stay on this node. */
  readonly isOwn: boolean;
}

/** An order of the engine's own, with a promise of its answer. */
export function ownOrder(order: Order): Waiting {
  return { ...waitingFor({ actor: { by: 'system' }, ...order }, null), isOwn: true };
}

/** A command with a promise of its answer. */
export function waitingFor(command: Command, key: CommandKey | null): Waiting {
  let settle!: Waiting['settle'];
  let fail!: Waiting['fail'];
  const answer = new Promise<CommandAnswer | Refusal>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { command, key, answer, settle, fail, alone: false, isOwn: false };
}
