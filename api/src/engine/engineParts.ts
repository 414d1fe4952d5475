import type { PairingEvent } from '../domain/pairing/event.ts';
import type { Session } from '../domain/pairing/session.ts';
import type { Bell } from '../ports/bell.ts';
import type { SetClock } from '../ports/clock.ts';
import type { NewId } from '../ports/ids.ts';
import type { Logger } from '../ports/logger.ts';
import type { MatchProfiles } from '../ports/matchProfiles.ts';
import type { Nodes } from '../ports/nodes.ts';
import type { RoundGraphs } from '../ports/roundGraphs.ts';
import type { SessionLog } from '../ports/sessionLog.ts';
import type { Core } from './core.ts';
import type { Pause } from './pause.ts';

/** What the engine is made of: every adapter comes in through a port. */
export interface EngineParts {
  log: SessionLog;
  bell: Bell;
  clock: SetClock;
  newId: NewId;
  matchProfiles: MatchProfiles;
  /** Where the graphs of rounds are kept; null: nowhere, and rounds keep only their certificates. */
  roundGraphs: RoundGraphs | null;
  logger: Logger;
  core: Core;
  /** Names this node in the leases that it holds. */
  holder: string;
  /** The line to the nodes that hold the other leases; null: this node is alone. */
  nodes: Nodes | null;
  /** Told of what was committed by this node, once; it comes back at once. */
  told?: (session: Session, events: readonly PairingEvent[]) => void;
  /** Waits between attempts, and ends them when the engine stops. */
  pause: Pause;
}
