/** The GraphQL documents that robots send: the same mutations and feed as the phone's. */

const STATE = /* GraphQL */ `
  fragment RobotState on Participant {
    id
    side
    state
    offer {
      id
      accepted
      deadline
      forMe {
        score
      }
    }
    meeting {
      id
      state
      place {
        id
        label
      }
      arrived
      otherArrived
      claim {
        byMe
      }
      begunAt
      endsAt
      outcome {
        kind
      }
    }
    lastMeeting {
      id
      outcome {
        kind
      }
    }
  }
`;

export const SIGN_IN = /* GraphQL */ `
  mutation RobotSignIn($input: SignInWithBadgeInput!) {
    signInWithBadge(input: $input) {
      __typename
      ... on SignInSuccess {
        token
      }
      ... on Problem {
        code
      }
    }
  }
`;

export const RENEW = /* GraphQL */ `
  mutation RobotRenew {
    renewToken {
      __typename
      ... on SignInSuccess {
        token
      }
      ... on Problem {
        code
      }
    }
  }
`;

export const OPEN_SOCKET = /* GraphQL */ `
  mutation RobotSocket {
    openSocket {
      __typename
      ... on OpenSocketSuccess {
        ticket
      }
      ... on Problem {
        code
      }
    }
  }
`;

export const FEED = /* GraphQL */ `
  subscription RobotFeed($session: ID!) {
    participantFeed(session: $session) {
      __typename
      ... on PresentState {
        participant {
          ...RobotState
        }
      }
      ... on ParticipantNotice {
        participant {
          ...RobotState
        }
      }
    }
  }
  ${STATE}
`;

export const WORK = /* GraphQL */ `
  subscription RobotWork($session: ID!) {
    interpreterFeed(session: $session) {
      __typename
      ... on InterpreterNow {
        interpreter {
          state
          meeting {
            meeting
            place {
              id
            }
            arrived
          }
        }
      }
    }
  }
`;

function act(name: string, inputType: string): string {
  return `mutation Robot_${name}($input: ${inputType}!) { ${name}(input: $input) { __typename ... on Problem { code } } }`;
}

/** Mutations by name, each answering with its type name and, where it is a problem, the code. */
export const ACTS = {
  checkIn: act('checkIn', 'PresenceInput'),
  becomeAvailable: act('becomeAvailable', 'PresenceInput'),
  pause: act('pause', 'PauseInput'),
  acceptOffer: act('acceptOffer', 'OfferInput'),
  declineOffer: act('declineOffer', 'DeclineOfferInput'),
  deferOffer: act('deferOffer', 'OfferInput'),
  arriveAtPlace: act('arriveAtPlace', 'MeetingInput'),
  reportNoShow: act('reportNoShow', 'MeetingInput'),
  endMeeting: act('endMeeting', 'MeetingInput'),
  recordOutcome: act('recordOutcome', 'OutcomeInput'),
  interpret: act('interpret', 'PresenceInput'),
  pauseInterpreting: act('pauseInterpreting', 'PauseInput'),
  arriveToInterpret: act('arriveToInterpret', 'MeetingInput'),
} as const;

export type ActName = keyof typeof ACTS;
