import type { Page } from '@playwright/test';
import type { EmptyInstallation } from './emptyInstallation.ts';

/** Opens the first account of an empty installation and one exhibition with a hall of so many tables; answers its id. */
export async function beginFair(page: Page, { url, beginning }: EmptyInstallation, tables: number): Promise<string> {
  const ask = async <Data>(query: string, input: object): Promise<Data> => {
    const answer = await page.request.post(`${url}/graphql`, { data: { query, variables: { input } } });
    return ((await answer.json()) as { data: Data }).data;
  };
  const day = new Date().toISOString().slice(0, 10);
  const text = (en: string) => [{ language: 'en', text: en }];
  await ask(`mutation ($input: BeginInput!) { begin(input: $input) { __typename } }`, {
    code: new URL(beginning).hash.slice(1),
    organisation: 'Demo Trade Promotion',
    email: 'organiser@demo.example',
    name: 'Demo Organiser',
    password: 'a long demo password',
  });
  const { setUpFair } = await ask<{ setUpFair: { exhibition: { id: string } } }>(
    `mutation ($input: SetUpFairInput!) { setUpFair(input: $input) { ... on SetUpFairSuccess { exhibition { id } } } }`,
    {
      reference: 'DEMO-PLAN',
      name: text('Demo Fair'),
      startsOn: day,
      endsOn: day,
      timeZone: 'Europe/Lisbon',
      venues: [
        { reference: 'MO', name: text('Demo hall'), country: 'MO', zone: null, walkMinutes: 4, tables, videoTables: 1 },
      ],
      sessions: [
        {
          reference: 'S1',
          name: text('Demo food'),
          kind: 'sourcing',
          startsAt: `${day}T00:00`,
          endsAt: `${day}T23:59`,
          meetingMinutes: 12,
          answerSeconds: 45,
          cooldownSeconds: 60,
          placeKind: 'TABLE',
          places: null,
        },
      ],
    },
  );
  return setUpFair.exhibition.id;
}
