import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { PlaceKind } from '../../domain/pairing/place.ts';
import { POLICIES, type Policy } from '../../domain/rehearsal/policy.ts';
import { SEED_RANGE, type RehearsalPlan } from '../../domain/rehearsal/rehearsal.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import { AS_PLANNED, fairIn, type TableCount } from '../../domain/rehearsal/scenario.ts';
import {
  isSettingFault,
  SETTING_NAMES,
  SETTINGS,
  settingsWith,
  type RehearsalSettings,
} from '../../domain/rehearsal/settings.ts';
import { RULE_RANGES } from '../../domain/pairing/rulesRange.ts';
import { rehearse as rehearseFair } from '../../engine/rehearsal/rehearse.ts';
import { rehearsalThreads } from '../../engine/rehearsal/rehearsalThreads.ts';
import { readNodeId } from '../../graphql/relay/nodeId.ts';
import { readWording } from '../../graphql/wording.ts';
import { referenceData } from '../../operations/fair/seedReference.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import { listedFair } from '../../operations/rehearsal/listedFair.ts';
import { finishedFair, plannedFair } from '../../operations/rehearsal/plannedFair.ts';
import { readFolder } from '../spreadsheet/readFolder.ts';
import { readReference } from '../spreadsheet/readReference.ts';
import { makeTextFolder } from '../textFolder.ts';
import { CannotRun, type Command, type CommandContext } from './command.ts';
import { problemLine } from './fairWords.ts';
import { progressBar } from './progressBar.ts';
import { rehearsalLines } from './rehearsalLines.ts';

const HELP = `pnpm ponte rehearse <session or folder>: tomorrow's session, tonight, with modelled people

A session of the database by its id, or a folder of an organiser's lists (as for import; nothing is kept).
  --session <reference>    of a folder: another session than the first
  --replay                 a finished session: who came, when, and how reliably as its log tells; everything else as set here
  --seeds <n>              so many days of each kind, ${SEED_RANGE.join(' to ')} (20)
  --seed <n>               the first seed (1); the same seed gives the same answer, to the byte
  --policies <list>        of ${POLICIES.join(', ')} (all)
  --meeting-minutes <n>    another length of meetings
  --tables <VENUE=n,...>   other numbers of tables; video tables as VENUE:video=n
  --settings <file.json>   how people behave, by the names below
  --set <name=value>       one of them; may be repeated, goes before the file
  --no-advice              compares the policies alone: no tables, lengths, interpreters
  --threads <n>            instead of one a core
  --json                   everything as JSON
  --help                   this text

Settings (default; range; source):
${SETTING_NAMES.map((name) => settingLine(name)).join('\n')}
`;

const OPTIONS = {
  session: { type: 'string' },
  replay: { type: 'boolean', default: false },
  seeds: { type: 'string', default: '20' },
  seed: { type: 'string', default: '1' },
  policies: { type: 'string', default: POLICIES.join(',') },
  'meeting-minutes': { type: 'string' },
  tables: { type: 'string' },
  settings: { type: 'string' },
  set: { type: 'string', multiple: true },
  advice: { type: 'boolean', default: true },
  threads: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `ponte rehearse`. */
export const rehearse: Command = {
  summary: "tomorrow's session with modelled people: tables, lengths, who is at risk",
  async run(argv, context) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: OPTIONS,
      allowPositionals: true,
      allowNegative: true,
    });
    if (values.help) return (context.say(HELP), 0);
    const [what] = positionals;
    if (!what || positionals.length > 1) return (context.complain(HELP), 2);
    const settings = await settingsAsked(values.settings, values.set ?? []);
    const seeds = whole('seeds', values.seeds, SEED_RANGE);
    const seed = whole('seed', values.seed, [0, 4_294_967_295]);
    const threads = values.threads === undefined ? undefined : whole('threads', values.threads, [1, 256]);
    const minutes = values['meeting-minutes'];
    const meetingMinutes = minutes === undefined ? null : whole('meeting-minutes', minutes, RULE_RANGES.meetingMinutes);
    const advice = values.advice ? 'all' : 'none';
    const plan: RehearsalPlan = { settings, seed, seeds, policies: policiesAsked(values.policies), advice };
    const found = await fairAsked(context, what, { session: values.session ?? null, isReplay: values.replay });
    if ('lines' in found) {
      for (const line of found.lines) context.complain(line);
      return 1;
    }
    const tables = values.tables === undefined ? null : tablesAsked(values.tables, found.fair);
    const fair = fairIn({ ...AS_PLANNED, meetingMinutes, tables }, found.fair);
    const pool = rehearsalThreads({ fair, settings }, threads);
    const bar = progressBar(process.stderr);
    const began = performance.now();
    try {
      const result = await rehearseFair(fair, plan, { work: pool.work, progress: bar.show });
      bar.clear();
      if (values.json) context.say(JSON.stringify(result));
      else for (const line of rehearsalLines(result, { ...found, fair, wording: readWording() })) context.say(line);
      const seconds = (performance.now() - began) / 1_000;
      context.complain(`${result.days} days in ${seconds.toFixed(1)} s`);
      return 0;
    } finally {
      bar.clear();
      await pool.close();
    }
  },
};

/** What is rehearsed, with names for its people; or why it cannot be. */
type FairFound =
  | { fair: RehearsedFair; nameOf(participant: string): string; venueOf(venue: string): string }
  | { lines: readonly string[] };

async function fairAsked(
  context: CommandContext,
  what: string,
  asked: { session: string | null; isReplay: boolean },
): Promise<FairFound> {
  const isFolder = await stat(what).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder && asked.isReplay)
    throw new CannotRun('--replay needs a finished session of the database, not a folder.');
  return isFolder ? folderFair(what, asked.session) : sessionFair(context, what, asked.isReplay);
}

async function folderFair(path: string, session: string | null): Promise<FairFound> {
  const [{ sheets, problems: unreadable }, files] = await Promise.all([readFolder(path), readReference()]);
  const folder = makeTextFolder();
  const reference = referenceData(files.tables, folder);
  const listed = await listedFair({ sheets, unreadable, reference, folder, session });
  const wording = readWording();
  const say = (key: string, facts = {}): string => wording.word(key, 'en', facts);
  if ('problems' in listed) return { lines: listed.problems.map((problem) => problemLine(problem, say)) };
  if ('sessions' in listed)
    return { lines: [`There is no such session; the lists have ${listed.sessions.join(', ') || 'none'}.`] };
  return { fair: listed.fair, nameOf: (participant) => participant, venueOf: (venue) => venue };
}

async function sessionFair({ open }: CommandContext, id: string, isReplay: boolean): Promise<FairFound> {
  const session = readNodeId('PairingSession', id) ?? (/^[0-9a-f-]{36}$/.test(id) ? (id as SessionId) : null);
  if (session === null) return { lines: [`${id} is neither a folder nor the id of a session.`] };
  const installation = await open({ logLevel: 'warn' });
  try {
    const fair = await (isReplay ? finishedFair : plannedFair)(installation.ports, session);
    if (isRefused(fair))
      return {
        lines: [
          fair.refused === 'session-unknown'
            ? `There is no session ${id}.`
            : 'Only a session that has closed can be replayed.',
        ],
      };
    const codes = new Map(fair.venues.map(({ venue, code }) => [venue as string, code]));
    return { fair, nameOf: (participant) => participant, venueOf: (venue) => codes.get(venue) ?? venue };
  } finally {
    await installation.close();
  }
}

async function settingsAsked(file: string | undefined, set: readonly string[]): Promise<RehearsalSettings> {
  const given: Record<string, unknown> = file === undefined ? {} : await settingsIn(file);
  for (const word of set) {
    const at = word.indexOf('=');
    given[at < 0 ? word : word.slice(0, at)] =
      at < 0 || word.slice(at + 1).trim() === '' ? word : Number(word.slice(at + 1));
  }
  const settings = settingsWith(given);
  if (!isSettingFault(settings)) return settings;
  if (settings.fault === 'setting-unknown')
    throw new CannotRun(`There is no setting ${settings.setting}; --help lists them.`);
  throw new CannotRun(`${settings.setting} must be a number from ${settings.least} to ${settings.most}.`);
}

async function settingsIn(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new CannotRun(`${file} cannot be read.`);
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch {
    // Said below, like JSON that is no object.
  }
  throw new CannotRun(`${file} is not a JSON object of settings.`);
}

function policiesAsked(words: string): readonly Policy[] {
  return words.split(',').map((word) => {
    const policy = POLICIES.find((one) => one === word.trim());
    if (!policy) throw new CannotRun(`There is no policy ${word}; there are ${POLICIES.join(', ')}.`);
    return policy;
  });
}

function tablesAsked(words: string, fair: RehearsedFair): readonly TableCount[] {
  return words.split(',').map((word) => {
    const read = /^([^=:]+)(?::(table|video))?=(\d{1,4})$/.exec(word.trim());
    const kind = (read?.[2] ?? 'table') as PlaceKind;
    const venue = fair.venues.find(({ code }) => code === read?.[1]);
    if (!read || !venue)
      throw new CannotRun(
        `--tables: ${word} is not VENUE=n; venues: ${fair.venues.map(({ code }) => code).join(', ')}.`,
      );
    const places = whole(`tables ${word}`, read[3]!, [0, 5_000]);
    return { venue: venue.venue, kind, places };
  });
}

function whole(name: string, word: string, [least, most]: readonly [number, number]): number {
  const value = Number(word);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new CannotRun(`${name} must be a whole number from ${least} to ${most}.`);
}

function settingLine(name: (typeof SETTING_NAMES)[number]): string {
  const { usual, range, says, source } = SETTINGS[name];
  return `  ${name.padEnd(24)} ${says} (${usual}; ${range.join(' to ')}; ${source})`;
}
