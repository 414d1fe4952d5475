import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readDate } from '../../domain/directory/localDate.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { Language } from '../../domain/kernel/language.ts';
import { readWording } from '../../graphql/wording.ts';
import { columnGuide } from '../../operations/fair/columnGuide.ts';
import { importFair } from '../../operations/fair/importFair.ts';
import { readFolder } from '../spreadsheet/readFolder.ts';
import { accountAsked } from './accountAsked.ts';
import type { Command, CommandContext } from './command.ts';
import { reportLines } from './fairWords.ts';

const HELP = `pnpm ponte import <folder>: takes in a fair from spreadsheets, all rows or none

  --dry-run            says what would be added and changed, and changes nothing
  --skip-bad-rows      takes the right rows although others are wrong
  --exhibition <ref>   the exhibition, where the folder has no list of it
  --start-on <date>    moves the fair: it begins on this day, and every other day of the lists moves with it
  --account <name>     the organiser's account; needed where there is more than one
  --language <tag>     of what is printed: zh-Hant, zh-Hans, pt, en (default)
  --columns            prints the columns of every list and how they may be headed
  --help               this text

The folder holds CSV (UTF-8, Big5 or GB18030) and XLSX files, each a list or, in a workbook, several: exhibition, rates, venues, companies, places,
sessions, products, buyers, requirements, certificates, licences, people, commitments, relations. Headings and names may be in any of the four languages.
Rows are known by their references: importing again changes only what differs, and nothing is ever removed.
`;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  'skip-bad-rows': { type: 'boolean', default: false },
  exhibition: { type: 'string' },
  'start-on': { type: 'string' },
  account: { type: 'string' },
  language: { type: 'string', default: 'en' },
  columns: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Words of the command line that were understood. */
interface Asked {
  readonly folder: string;
  readonly account: string | null;
  readonly exhibition: string | null;
  readonly startOn: string | null;
  readonly language: Language;
  readonly badRows: 'refuse' | 'skip';
  readonly mode: 'preview' | 'save';
}

/** `ponte import`. */
export const importCommand: Command = {
  summary: 'take in a fair from spreadsheets',
  async run(argv, context) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    if (values.help) return (context.say(HELP), 0);
    const language = LANGUAGES.find((tag) => tag === values.language);
    if (values.columns) return (context.say(columnGuide()), 0);
    const startOn = values['start-on'] === undefined ? null : readDate(values['start-on']);
    const [folder] = positionals;
    const isDateWrong = values['start-on'] !== undefined && startOn === null;
    if (!folder || positionals.length > 1 || !language || isDateWrong) return (context.complain(HELP), 2);
    if (!(await isFolder(folder))) return (context.complain(`${folder} is not a folder`), 1);
    return takeIn(context, {
      folder,
      language,
      startOn,
      account: values.account ?? null,
      exhibition: values.exhibition ?? null,
      badRows: values['skip-bad-rows'] ? 'skip' : 'refuse',
      mode: values['dry-run'] ? 'preview' : 'save',
    });
  },
};

async function takeIn({ say, complain, open }: CommandContext, asked: Asked): Promise<number> {
  const { sheets, problems: unreadable } = await readFolder(asked.folder);
  const installation = await open();
  try {
    const account = await accountAsked(installation.accounts, asked.account);
    if ('trouble' in account) return (complain(account.trouble), 1);
    const report = await importFair(
      { fairs: installation.fairStore, folder: installation.ports.textFolder },
      { ...asked, account: account.id, sheets, unreadable },
    );
    const isDone = report.outcome !== 'refused' && report.outcome !== 'stale';
    for (const line of reportLines(report, readWording(), asked.language)) (isDone ? say : complain)(line);
    return isDone ? 0 : 1;
  } finally {
    await installation.close();
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
