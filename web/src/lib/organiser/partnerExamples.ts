/** What a partner's programmer tries first; the same stand in `schema/examples`, where each is run by a test. */
import { m } from '#lib/messages/index.ts';

/** One thing to try, with the permission that it needs. */
export interface Example {
  scope: 'see-directory' | 'see-board' | 'follow-session';
  title: () => string;
  text: string;
}

/** Where the partner asks: this installation, this exhibition by its id and by its part of an address, and one of its sessions. */
interface Place {
  url: string;
  exhibition: string;
  slug: string;
  session: string;
}

/** Requests over HTTP and one subscription over the socket, for this installation and exhibition. */
export function examplesFor({ url, exhibition, slug, session }: Place): Example[] {
  const curl = (query: string) =>
    `curl ${url}/graphql \\\n  -H "Authorization: Bearer $PONTE_KEY" -H "Content-Type: application/json" \\\n  -d '${JSON.stringify({ query })}'`;
  return [
    {
      scope: 'see-directory',
      title: m.partner_example_companies,
      text: curl(
        `{ companies(exhibition: "${exhibition}", first: 20) { edges { node { name { text(languages: [en]) } country } } } }`,
      ),
    },
    {
      scope: 'see-board',
      title: m.partner_example_board,
      text: curl(
        `{ exhibition(slug: "${slug}") { sessions { name { text(languages: [en]) } board { inMeeting meetings waitMedianSeconds } } } }`,
      ),
    },
    {
      scope: 'follow-session',
      title: m.partner_example_follow,
      text: `import { createClient } from 'graphql-ws';

const client = createClient({
  url: '${url.replace(/^http/, 'ws')}/graphql',
  connectionParams: { token: process.env.PONTE_KEY },
});
let after = null; // the last sequence you have: nothing is missed after a break
for await (const { data } of client.iterate({
  query: \`subscription ($session: ID!, $after: Int) {
    sessionFeed(session: $session, after: $after) {
      ... on SessionEvent { sequence kind at facts }
    }
  }\`,
  variables: { session: '${session}', after },
})) {
  if (data.sessionFeed.sequence) after = data.sessionFeed.sequence;
  console.log(data.sessionFeed);
}`,
    },
  ];
}
