/** The feed that many follow; each name makes a group of its own. */
export const sessionFeed = (name: string) => /* GraphQL */ `
  subscription ${name}($session: ID!) {
    sessionFeed(session: $session) {
      __typename
      ... on SessionEvent {
        sequence
        previous
        kind
        at
        actor
        facts
      }
    }
  }
`;

/** The feed of one person, in the client's own document. */
export { participantFeed as PARTICIPANT_FEED } from '../../../../web/src/lib/api/documents/participant.generated.ts';
