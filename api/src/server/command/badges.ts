import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { textIn } from '../../domain/kernel/language.ts';
import { issueBadges } from '../../operations/desk/issueBadges.ts';
import type { Command } from './command.ts';

const HELP = `pnpm ponte badges: badges of an exhibition's people

  badges issue <exhibition> [--url https://fair.example]

Issues a badge to everybody who has none and prints a CSV: name, front code (outside), sign-in link and short code (inside the fold). Only hashes of
the codes are kept: what is printed here is shown this once. <exhibition> is the reference in the lists.
`;

/** `ponte badges`. */
export const badges: Command = {
  summary: "issue badges' codes",
  async run(argv, { env, say, complain, open }) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { url: { type: 'string' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [verb, slug] = positionals;
    if (values.help) return (say(HELP), 0);
    if (verb !== 'issue' || !slug) return (complain(HELP), 2);
    const installation = await open();
    try {
      const { ports } = installation;
      const fair = await ports.fairs.bySlug(slug);
      if (!fair) return (complain(`no exhibition is called ${slug}`), 1);
      const issued = await issueBadges(ports, fair.id);
      const people = new Map(
        (await ports.people.byIds(issued.map(({ person }) => person))).map((found) => [found.id, found]),
      );
      const url = values.url ?? env['PUBLIC_URL'] ?? 'http://127.0.0.1:4000';
      const rows = issued.map(({ person, frontCode, signInToken, shortCode }) => [
        textIn(people.get(person)?.name ?? {}, ['en'])?.text ?? '',
        frontCode,
        `${url}/badge#${signInToken}`,
        shortCode,
      ]);
      say(stringify([['name', 'front code', 'sign-in link', 'sign-in code'], ...rows]).trimEnd());
      return 0;
    } finally {
      await installation.close();
    }
  },
};
