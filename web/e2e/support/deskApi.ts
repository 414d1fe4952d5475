import type { Demo } from './installation.ts';

/** Asks the API what the organiser of the demo fair may ask, beside the pages of a story. */
export class DeskApi {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async signIn({ url, demo }: { url: string; demo: Pick<Demo, 'organiser'> }): Promise<DeskApi> {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
    const answer = await post(url, { query, variables: { input: demo.organiser } });
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]!);
    return new DeskApi(url, cookies.join('; '));
  }

  /** The answer's data; errors of the request are thrown. */
  async ask<Data>(query: string, variables: object): Promise<Data> {
    const answer = await post(this.#url, { query, variables }, this.#cookie);
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
}

function post(url: string, body: { query: string; variables: object }, cookie = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, cookie };
  return fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
}
