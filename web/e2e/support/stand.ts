import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { DeskApi } from './deskApi.ts';
import type { Installation } from './installation.ts';
import { openLink, type Phone } from './people.ts';

/** Somebody of a session as the desk sees it. */
interface Somebody {
  id: string;
  frontCode: string;
  person: { name: { text: string | null } };
  state: string;
  organisation: { id: string };
}

/** A colleague of the free exhibitor of a couple opens the link of their own badge. */
export async function openColleague(browser: Browser, fair: Installation, couple: number): Promise<Phone> {
  const exhibitor = fair.demo.participants.filter(({ side }) => side === 'exhibitor')[couple]!;
  const people = await everybody(fair);
  const { organisation } = people.find(({ frontCode }) => frontCode === exhibitor.frontCode)!;
  const colleague = people.find(
    ({ frontCode, organisation: { id } }) => id === organisation.id && frontCode !== exhibitor.frontCode,
  );
  if (!colleague) throw new Error(`${exhibitor.frontCode} has no colleague in the session`);
  return openLink(browser, exhibitor.badgeUrl.replace(exhibitor.badgeToken, tokenOf(fair, colleague.frontCode)));
}

/** Somebody of the demo, known by their English name, opens the link of their badge. */
export async function openNamed(
  browser: Browser,
  fair: Installation,
  name: string,
): Promise<{ phone: Phone; id: string }> {
  const found = (await everybody(fair)).find(({ person }) => person.name.text === name);
  if (!found) throw new Error(`${name} is not in the session`);
  const link = `${fair.url}/badge#${tokenOf(fair, found.frontCode)}`;
  return { phone: await openLink(browser, link), id: found.id };
}

/** The demo keeps the sign-in codes of everybody in its data folder. */
function tokenOf({ dataDir }: Installation, code: string): string {
  const badges = JSON.parse(readFileSync(join(dataDir, 'demo-badges.json'), 'utf8')) as {
    frontCode: string;
    token: string;
  }[];
  return badges.find(({ frontCode }) => frontCode === code)!.token;
}

async function everybody(fair: Installation): Promise<Somebody[]> {
  const desk = await DeskApi.signIn(fair);
  const found: Somebody[] = [];
  for (let after: string | null = null, more = true; more;) {
    const variables: object = { id: fair.demo.session, after };
    const { pairingSession } = await desk.ask<{ pairingSession: { participants: Page } }>(PEOPLE, variables);
    const { edges, pageInfo } = pairingSession.participants;
    found.push(...edges.map(({ node }) => node));
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return found;
}

interface Page {
  edges: { node: Somebody }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const PEOPLE = `query ($id: ID!, $after: String) {
  pairingSession(id: $id) {
    participants(first: 100, after: $after) {
      edges { node { id frontCode state person { name { text(languages: [en]) } } organisation { ... on Company { id } ... on Buyer { id } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
