import type { ExhibitionId, PersonId, SessionId, TextId, UserId } from '../domain/kernel/id.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { Instant } from '../domain/kernel/time.ts';

/** Words that an event points at. */
export interface PrivateText {
  id: TextId;
  exhibition: ExhibitionId;
  session: SessionId;
  kind: 'reason' | 'announcement' | 'note';
  text: LocalizedText;
  author: { user: UserId } | { person: PersonId } | null;
}

/** What everybody in a session was told. */
export interface AnnouncementFound {
  text: LocalizedText;
  at: Instant;
}

/** Keeps the words that no event may hold. */
export interface PrivateTexts {
  keep(text: PrivateText): Promise<void>;
  /** Takes back what was kept for a command that was refused. */
  forget(id: TextId): Promise<void>;
  byIds(ids: readonly TextId[]): Promise<{ id: TextId; text: LocalizedText }[]>;
  /** What everybody in the session was told last. */
  lastAnnouncement(session: SessionId): Promise<AnnouncementFound | null>;
}
