/** Documents that many tests send. */

const PROBLEM = '... on Problem { code message path }';

const MEETING_FIELDS = `id state place { label } arrived otherArrived claim { byMe } begunAt endsAt done otherDone
    myLateMinutes otherLateMinutes otherWayAsked absent outcome { kind money { amount currency } note publish }
    otherOutcome { kind money { amount currency } note } outcomeConfirmed note rating contactShared
    counterpart { name { text } contact { email phone } }`;

const PRESENCE = `
  id side state frontCode keptWish until
  offer { id state accepted otherAccepted mayExtend extended deadline
    forMe { score reasons { code message } } forThem { score }
    counterpart { participant country name { text } contact { email phone } organisation { ... on Node { id } } } }
  meeting { ${MEETING_FIELDS} }
  lastMeeting { id state outcome { kind } }`;

/** An organiser's step. */
export const STEP = (name: string, input = 'StepInInput') =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on SessionSuccess { session { id state sequence } } ${PROBLEM} } }`;

const PRESENCE_SUCCESS = `... on PresenceSuccess { participant { ${PRESENCE} } }`;
const OFFER_SUCCESS = `... on OfferSuccess { offer { id state accepted } participant { ${PRESENCE} } }`;
const MEETING_SUCCESS = `... on MeetingSuccess { meeting { id state } participant { ${PRESENCE} } }`;

const ACTS: Readonly<Record<string, readonly [input: string, success: string]>> = {
  checkIn: ['PresenceInput', PRESENCE_SUCCESS],
  accompany: ['PresenceInput', PRESENCE_SUCCESS],
  becomeAvailable: ['PresenceInput', PRESENCE_SUCCESS],
  pause: ['PauseInput', PRESENCE_SUCCESS],
  leaveSession: ['PresenceInput', PRESENCE_SUCCESS],
  acceptOffer: ['OfferInput', OFFER_SUCCESS],
  declineOffer: ['DeclineOfferInput', OFFER_SUCCESS],
  deferOffer: ['OfferInput', OFFER_SUCCESS],
  extendAnswer: ['OfferInput', OFFER_SUCCESS],
  arriveAtPlace: ['MeetingInput', MEETING_SUCCESS],
  askWay: ['MeetingInput', MEETING_SUCCESS],
  announceDelay: ['DelayInput', MEETING_SUCCESS],
  reportNoShow: ['MeetingInput', MEETING_SUCCESS],
  reportInterpreterMissing: ['MeetingInput', MEETING_SUCCESS],
  endMeeting: ['MeetingInput', MEETING_SUCCESS],
  extendMeeting: ['MeetingInput', MEETING_SUCCESS],
  recordOutcome: ['OutcomeInput', MEETING_SUCCESS],
  confirmOutcome: ['MeetingInput', MEETING_SUCCESS],
  keepNote: ['NoteInput', MEETING_SUCCESS],
  rateLead: ['LeadInput', MEETING_SUCCESS],
  giveConsent: ['ConsentInput', '... on ConsentSuccess { shared meeting { id contactShared } }'],
};

/** What a participant does; the answer says the presence as it now is. */
export const ACT = (name: string) => {
  const [input, success] = ACTS[name]!;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ${success} ${PROBLEM} } }`;
};

/** Who the caller is in its sessions. */
export const ME = `{ viewer { participants { ${PRESENCE} } } }`;

/** The caller's own feed. */
export const FEED = `subscription ($session: ID!, $after: Int) { participantFeed(session: $session, after: $after) {
  __typename
  ... on PresentState { sequence participant { ${PRESENCE} } missed { kind at facts } }
  ... on ParticipantNotice { sequence previous notice { kind at facts } participant { ${PRESENCE} } }
  ... on Mark { sequence now } } }`;

/** A meeting by its id. */
export const MEETING = `query ($id: ID!) { node(id: $id) { ... on Meeting { ${MEETING_FIELDS} } } }`;
