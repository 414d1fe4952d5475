import type { SessionId } from '../../domain/kernel/id.ts';
import type { Command } from '../../domain/pairing/command.ts';
import { SendAgain, type CommandAnswer, type CommandKey } from '../../ports/sessions.ts';
import type { Ports } from './ports.ts';
import { refused, type Refused } from './refused.ts';

/** After so long whoever conducts the session is usually known again. */
const SEND_AGAIN_AFTER_SECONDS = 1;

/**
 * Sends a command to a live session. Where its answer did not come in time, nobody knows whether it was done: that is answered as
 * `send-again`, for with its key it happens once, however often it is sent.
 */
export async function sendLive(
  { sessions }: Pick<Ports, 'sessions'>,
  session: SessionId,
  { command, key }: { command: Command; key: CommandKey | null },
): Promise<CommandAnswer | Refused> {
  try {
    return await sessions.send(session, command, key);
  } catch (error) {
    if (error instanceof SendAgain) return refused('send-again', { retryAfterSeconds: SEND_AGAIN_AFTER_SECONDS });
    throw error;
  }
}
