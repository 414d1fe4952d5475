declare const kind: unique symbol;

/** An opaque identifier (UUIDv7 text) of one kind of thing; ids of two kinds cannot be mixed up. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type AccountId = Id<'Account'>;
export type SessionId = Id<'PairingSession'>;
export type ExhibitionId = Id<'Exhibition'>;
export type VenueId = Id<'Venue'>;
export type PlaceId = Id<'Place'>;
export type PersonId = Id<'Person'>;
export type ParticipantId = Id<'Participant'>;
/** An interpreter's presence in one session. */
export type InterpreterId = Id<'Interpreter'>;
/** Whoever has a device in a session. */
export type PresenceId = ParticipantId | InterpreterId;
/** A company or a buyer: the organisation that a participant represents. */
export type OrganisationId = Id<'Organisation'>;
export type OfferId = Id<'Offer'>;
export type MeetingId = Id<'Meeting'>;
export type UserId = Id<'User'>;
/** A row of private text that an event points at: a reason in words, an announcement, a note. */
export type TextId = Id<'Text'>;
export type DeedId = Id<'Deed'>;
/** A badge; a person has one that is active. */
export type BadgeId = Id<'Badge'>;
/** A signed-in browser or client. */
export type SignInId = Id<'SignIn'>;
/** A partner's key. */
export type ApiKeyId = Id<'ApiKey'>;
