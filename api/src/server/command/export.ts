import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, textIn } from '../../domain/kernel/language.ts';
import type { Language } from '../../domain/kernel/language.ts';
import { readWording } from '../../graphql/wording.ts';
import { exportFair } from '../../operations/fair/exportFair.ts';
import { writeCsv } from '../spreadsheet/writeCsv.ts';
import { writeWorkbook } from '../spreadsheet/writeWorkbook.ts';
import { accountAsked } from './accountAsked.ts';
import type { Command, CommandContext } from './command.ts';

const HELP = `pnpm ponte export <folder>: writes the lists of a fair; importing them again changes nothing

  --exhibition <ref>   the exhibition; needed where the account has more than one
  --format csv|xlsx    one CSV file a list (default), or one workbook
  --account <name>     the organiser's account; needed where there is more than one
  --language <tag>     of the headings: zh-Hant, zh-Hans, pt, en (default)
  --help               this text

The files hold names and contact data of people: keep them as such.
`;

const OPTIONS = {
  exhibition: { type: 'string' },
  format: { type: 'string', default: 'csv' },
  account: { type: 'string' },
  language: { type: 'string', default: 'en' },
  help: { type: 'boolean', default: false },
} as const;

/** Words of the command line that were understood. */
interface Asked {
  readonly folder: string;
  readonly exhibition: string | null;
  readonly account: string | null;
  readonly format: 'csv' | 'xlsx';
  readonly language: Language;
}

/** `ponte export`. */
export const exportCommand: Command = {
  summary: 'write the lists of a fair to a folder',
  async run(argv, context) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.help) return (context.say(HELP), 0);
    const language = LANGUAGES.find((tag) => tag === values.language);
    const format = (['csv', 'xlsx'] as const).find((one) => one === values.format);
    const [folder] = positionals;
    if (!folder || positionals.length > 1 || !language || !format) return (context.complain(HELP), 2);
    const { account = null, exhibition = null } = values;
    return handOut(context, { folder, language, format, account, exhibition });
  },
};

async function handOut({ say, complain, open }: CommandContext, asked: Asked): Promise<number> {
  const installation = await open();
  try {
    const account = await accountAsked(installation.accounts, asked.account);
    if ('trouble' in account) return (complain(account.trouble), 1);
    const kept = await installation.fairStore.exhibitions(account.id);
    const wanted = kept.filter((row) => asked.exhibition === null || row.reference === asked.exhibition);
    const [exhibition] = wanted;
    if (!exhibition || wanted.length > 1) {
      const references = kept.map((row) => row.reference).join(', ');
      return (complain(`say which exhibition: --exhibition one of ${references || '(there is none)'}`), 1);
    }
    const { language } = asked;
    const command = { account: account.id, exhibition: exhibition.reference, language };
    await write(asked, (await exportFair(installation.fairStore, command)) ?? []);
    const name = textIn(exhibition.name, [language])?.text ?? exhibition.reference;
    say(readWording().word('export_saved', language, { exhibition: name, folder: asked.folder }));
    return 0;
  } finally {
    await installation.close();
  }
}

async function write(
  { folder, format }: Asked,
  lists: NonNullable<Awaited<ReturnType<typeof exportFair>>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  // They hold people's contact data, so only their owner may read them.
  const mode = 0o600;
  if (format === 'xlsx') await writeFile(join(folder, 'fair.xlsx'), await writeWorkbook(lists), { mode });
  else for (const { list, table } of lists) await writeFile(join(folder, `${list}.csv`), writeCsv(table), { mode });
}
