import type { Whereabouts } from '../domain/credential/rights.ts';
import type { AccountId, ExhibitionId, PersonId, PlaceId, SessionId } from '../domain/kernel/id.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { Instant, Minutes } from '../domain/kernel/time.ts';
import type { InterpreterFacts } from '../domain/pairing/interpreter.ts';
import type { ParticipantFacts } from '../domain/pairing/participant.ts';
import type { Place, Venue } from '../domain/pairing/place.ts';
import type { Rules } from '../domain/pairing/rules.ts';

/** A session as it was planned; once it is drafted the log says how it goes. */
export interface SessionPlan {
  id: SessionId;
  exhibition: ExhibitionId;
  account: AccountId;
  name: LocalizedText;
  theme: string;
  kind: string;
  /** How far the exhibition's clocks are ahead of UTC when the session opens. */
  zoneMinutes: Minutes;
  opensAt: Instant;
  endsAt: Instant;
  rules: Rules;
  venues: readonly Venue[];
  places: readonly Place[];
}

/** A plan without its places, which may be hundreds. */
export type SessionBrief = Omit<SessionPlan, 'venues' | 'places'>;

/** What joining records of a person; the participant's id is given by whoever lets it join. */
export type JoiningFacts = Omit<ParticipantFacts, 'participant'>;

/** Reads what organisers planned. */
export interface SessionPlans {
  byIds(ids: readonly SessionId[]): Promise<SessionPlan[]>;
  briefs(ids: readonly SessionId[]): Promise<SessionBrief[]>;
  /** What its organiser's lists call each session. */
  referencesOf(exhibition: ExhibitionId): Promise<{ id: SessionId; reference: string }[]>;
  /** To whom a session belongs, which never changes; null for an unknown one. */
  whereabouts(session: SessionId): Promise<Whereabouts | null>;
  /** In the order in which they open. */
  briefsOf(exhibitions: readonly ExhibitionId[]): Promise<SessionBrief[]>;
  /** In the order in which they open. */
  ofExhibitions(exhibitions: readonly ExhibitionId[]): Promise<SessionPlan[]>;
  /** Places by their ids, each with the open or latest session that uses it. */
  places(ids: readonly PlaceId[]): Promise<{ place: Place; exhibition: ExhibitionId; session: SessionId | null }[]>;
  /** Sessions in which a person is expected or takes part. */
  ofPerson(person: PersonId): Promise<SessionId[]>;
  /** Everybody who is expected. */
  expected(session: SessionId): Promise<PersonId[]>;
  /** What these people bring into the session; somebody without organisation brings nothing. */
  joining(session: SessionId, people: readonly PersonId[]): Promise<JoiningFacts[]>;
  /** Everybody of the fair who interprets, whether here or not. */
  interpreters(session: SessionId): Promise<PersonId[]>;
  /** What an interpreter brings into the session; null for somebody who is none. */
  interpreting(session: SessionId, person: PersonId): Promise<Omit<InterpreterFacts, 'interpreter'> | null>;
  /** Another session in which the person is a live participant. */
  liveElsewhere(person: PersonId, session: SessionId): Promise<{ id: SessionId; name: LocalizedText } | null>;
}
