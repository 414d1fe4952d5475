import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import { Installation } from '../../../web/e2e/support/installation.ts';
import { ratioOfPairs, type Figure } from '../figure.ts';
import { BenchClient } from '../client.ts';

const CLIENTS = 32;
const PAIRS = 9;
const WARM_UP = 2;
/** Mutations that each client sends in a block, one after the other. */
const EACH = 25;

const PAUSE = `mutation Bench($input: PauseInput!) { pause(input: $input) { __typename ... on Problem { code } } }`;
/** Passes every door that a mutation passes, and does nothing. */
const NOTHING = `mutation Bench { __typename }`;

/** Live commands of 32 participants by GraphQL over HTTP, beside the same server and clients with a mutation that does nothing. */
export async function throughGraphql(): Promise<Figure> {
  const installation = await Installation.start();
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  try {
    const { url, session, participants } = installation.demo;
    const clients = await Promise.all(
      participants.slice(0, CLIENTS).map(async ({ badgeToken }) => {
        const client = await BenchClient.signIn(url, badgeToken);
        await client.act('checkIn', 'PresenceInput', { session });
        return client.token;
      }),
    );
    const door = { agent, url: `${url}/graphql` };
    let minutes = 0;
    const live = () => {
      // Another end of the break each time, so that every command changes something.
      const until = new Date(Date.now() + 3_600_000 + 1_000 * ++minutes).toISOString();
      return { query: PAUSE, variables: { input: { session, until, idempotencyKey: randomUUID() } } };
    };
    const rate = (body: () => object) => perSecond(clients, (token) => send(door, token, body()));
    const pairs = [];
    for (let block = -WARM_UP; block < PAIRS; block++) {
      const pair = { value: await rate(live), floor: await rate(() => ({ query: NOTHING })) };
      if (block >= 0) pairs.push(pair);
    }
    return ratioOfPairs(
      {
        bench: 'live door',
        metric: `through GraphQL over HTTP, ${clients.length} clients`,
        unit: '/s',
        goal: 0.5,
        atLeast: true,
        note: `each pauses with another end, one after the other; floor: the same server and clients, a mutation that does nothing; load ${loadavg()[0]!.toFixed(1)}`,
      },
      pairs,
    );
  } finally {
    agent.destroy();
    await installation.stop();
  }
}

async function perSecond(tokens: readonly string[], act: (token: string) => Promise<void>): Promise<number> {
  const from = performance.now();
  await Promise.all(
    tokens.map(async (token) => {
      for (let sent = 0; sent < EACH; sent++) await act(token);
    }),
  );
  return (tokens.length * EACH * 1_000) / (performance.now() - from);
}

/** Plain HTTP: the client shares the machine with the server, and is to cost it little. */
function send({ agent, url }: { agent: Agent; url: string }, token: string, body: object): Promise<void> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
      response.on('end', () => {
        const isRefused = response.statusCode !== 200 || answer.includes('"code"') || answer.includes('"errors"');
        return isRefused ? reject(new Error(answer)) : resolve();
      });
    });
    asked.on('error', reject).end(text);
  });
}
