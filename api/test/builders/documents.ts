/** Documents that many tests send. */

const PROBLEM = '... on Problem { code message path }';

const PRESENCE = `
  id side state frontCode keptWish until
  offer { id state accepted otherAccepted mayExtend extended deadline
    forMe { score reasons { code message } } forThem { score }
    counterpart { participant country name { text } contact { email phone } organisation { ... on Node { id } } } }
  meeting { id state place { label } arrived otherArrived claim { byMe } begunAt endsAt done otherDone
    myLateMinutes otherLateMinutes absent outcome { kind money { amount currency } note publish }
    otherOutcome { kind money { amount currency } note } outcomeConfirmed note rating contactShared
    counterpart { name { text } contact { email phone } } }
  lastMeeting { id state outcome { kind } }`;

/** An organiser's step. */
export const STEP = (name: string, input = 'StepInInput') =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on SessionSuccess { session { id state sequence } } ${PROBLEM} } }`;

const INPUTS: Readonly<Record<string, string>> = {
  checkIn: 'PresenceInput',
  becomeAvailable: 'PresenceInput',
  pause: 'PauseInput',
  leaveSession: 'PresenceInput',
  acceptOffer: 'OfferInput',
  declineOffer: 'DeclineOfferInput',
  deferOffer: 'OfferInput',
  extendAnswer: 'OfferInput',
  announceDelay: 'DelayInput',
  recordOutcome: 'OutcomeInput',
  keepNote: 'NoteInput',
  rateLead: 'LeadInput',
  giveConsent: 'ConsentInput',
};

/** What a participant does; the answer says the presence as it now is. */
export const ACT = (name: string) => `mutation ($input: ${INPUTS[name] ?? 'MeetingInput'}!) { ${name}(input: $input) {
  __typename
  ... on PresenceSuccess { participant { ${PRESENCE} } }
  ... on OfferSuccess { offer { id state accepted } participant { ${PRESENCE} } }
  ... on MeetingSuccess { meeting { id state } participant { ${PRESENCE} } }
  ... on ConsentSuccess { shared meeting { id contactShared } }
  ${PROBLEM} } }`;

/** Who the caller is in its sessions. */
export const ME = `{ viewer { participants { ${PRESENCE} } } }`;

/** The caller's own feed. */
export const FEED = `subscription ($session: ID!, $after: Int) { participantFeed(session: $session, after: $after) {
  __typename
  ... on PresentState { sequence participant { ${PRESENCE} } missed { kind at facts } }
  ... on ParticipantNotice { sequence previous notice { kind at facts } participant { ${PRESENCE} } }
  ... on Mark { sequence now } } }`;
