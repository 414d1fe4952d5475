import type { BrowserContext } from '@playwright/test';

/** What the API says of tables. */
interface Heard {
  payload?: { data?: { sessionBoard?: { places: { state: string; since: string | null }[] } } };
}

/** Pages of this context see the floor as it would be so many minutes later: who waits has waited that much longer, and what is free has been free as long. */
export async function playLater(context: BrowserContext, minutes: number): Promise<void> {
  const earlier = (at: string) => new Date(Date.parse(at) - minutes * 60_000).toISOString();
  await context.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('waitingSince')) return route.continue();
    const response = await route.fetch();
    const said: unknown = JSON.parse(await response.text(), (key, value: unknown) =>
      key === 'waitingSince' && typeof value === 'string' ? earlier(value) : value,
    );
    return route.fulfill({ response, json: said });
  });
  await context.routeWebSocket(/graphql/, (page) => {
    page.connectToServer().onMessage((text) => {
      const heard = JSON.parse(String(text)) as Heard;
      for (const place of heard.payload?.data?.sessionBoard?.places ?? [])
        if (place.state === 'open' && place.since) place.since = earlier(place.since);
      page.send(JSON.stringify(heard));
    });
  });
}
