import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';

/** Who uses this phone. */
export async function participantOf(page: Page): Promise<string> {
  const { viewer } = await ask<{ viewer: { participants: { id: string }[] } }>(
    page,
    '{ viewer { participants { id } } }',
  );
  return viewer.participants[0]!.id;
}

/** A mutation with a new key; throws where it is refused. */
export async function send(
  page: Page,
  mutation: string,
  { input, with: given }: { input: string; with: object },
): Promise<void> {
  const query = `mutation ($input: ${input}!) { ${mutation}(input: $input) { __typename ... on Problem { message } } }`;
  const answer = await ask<Record<string, { __typename: string }>>(page, query, {
    input: { ...given, idempotencyKey: randomUUID() },
  });
  if (!answer[mutation]!.__typename.endsWith('Success')) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
}

/** A query or mutation by whoever is signed in on the page. */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const response = await page.request.post(new URL('/graphql', page.url()).href, { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: Data | null; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
