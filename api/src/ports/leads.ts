import type { ExhibitionId, MeetingId, ParticipantId, PersonId, SessionId } from '../domain/kernel/id.ts';

/** Whose lead it is, and of whom. */
export interface LeadKey {
  owner: ParticipantId;
  counterpart: ParticipantId;
}

/** What a participant keeps of a counterpart. */
export interface LeadFound extends LeadKey {
  note: string | null;
  rating: number | null;
}

/** A change of a lead: only what is named changes. */
export interface LeadChange extends LeadKey {
  exhibition: ExhibitionId;
  session: SessionId;
  meeting: MeetingId;
  author: PersonId;
  /** Null takes the note away. */
  note?: string | null;
  rating?: number;
}

/** Keeps leads; the note is a private text. */
export interface Leads {
  keep(change: LeadChange): Promise<void>;
  of(owner: ParticipantId): Promise<LeadFound[]>;
}
