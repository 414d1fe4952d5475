import type { MeetingId, OfferId, ParticipantId } from '../kernel/id.ts';
import type { CommandKind, OrderOf } from './command.ts';
import type { Journal } from './journal.ts';
import type { Refusal } from './refusal.ts';

/** What an accepted command was about, by ids. */
export interface Told {
  participant: ParticipantId | null;
  offer: OfferId | null;
  meeting: MeetingId | null;
}

/** How one kind of order is decided: it writes what happens, or refuses. */
export type Rule<Kind extends CommandKind> = (journal: Journal, order: OrderOf<Kind>) => Partial<Told> | Refusal;
