import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeId } from '../../graphql/relay/nodeId.ts';
import { issueApiKey } from '../../operations/account/issueApiKey.ts';
import type { PersonId } from '../../domain/kernel/id.ts';
import { startCrowd, type CrowdOptions } from '../../robot/crowd.ts';
import { whileClientBuilds } from '../client/clientBuild.ts';
import { nodeCountOf } from '../cluster/nodesOf.ts';
import { demoBadges, type DemoBadge } from '../demo/demoBadges.ts';
import { ensureDemoFair, ensureOrganiser, ORGANISER_EMAIL } from '../demo/demoFair.ts';
import { demoInterpreters, demoPeople, type DemoParticipant } from '../demo/demoPeople.ts';
import { readyLines } from '../demo/readyLines.ts';
import { serveDemo, type Ending } from '../demo/serveDemo.ts';
import type { Installation } from '../installation.ts';
import { freePortFrom } from '../port.ts';
import { localAddresses, localCertificate } from '../tls/localCertificate.ts';
import { portOf } from '../config.ts';
import { askedToStop, untilAsked } from './askedToStop.ts';
import { CannotRun, type Command, type CommandContext } from './command.ts';
import { replaceFile } from '../wholeFile.ts';

const HELP = `pnpm demo: the invented fair, live, with robots in the hall

  --port <n>     another port than 4000 (or PORT)
  --host [addr]  reachable from the local network (0.0.0.0, or the address named)
  --tls          HTTPS with a certificate made on this machine; for phones, with --host
  --no-robots    an empty hall
  --cluster <n>  n nodes on this machine; end one of their processes and see that nothing is lost
  --seed <n>     another behaviour of the robots
  --help         this text

Data lies in .ponte (or DATA_DIR) and survives restarts. Addresses and sign-ins are also written to demo.json there.
`;

/** What the demo writes about itself, so that scripts and stories need not read its output. */
export interface DemoFile {
  url: string;
  board: string;
  wallboard: string;
  organiser: { email: string; password: string };
  session: string;
  participants: { name: string; side: string; badgeToken: string; badgeUrl: string; frontCode: string }[];
  /** The one that is left to people; robots play the others. */
  interpreter: { name: string; badgeUrl: string; frontCode: string } | null;
  partner: { apiKey: string };
}

/** `ponte demo`. */
export const demo: Command = {
  summary: 'the invented fair, live, with robots in the hall',
  async run(argv, context) {
    const { values } = parseArgs({ args: hostMayStandAlone(argv), options: OPTIONS, allowNegative: true });
    if (values.help) return (context.say(HELP), 0);
    const port = values.port === undefined ? null : portOf(values.port);
    const cluster = values.cluster === undefined ? null : nodeCountOf(values.cluster);
    const { root, say } = context;
    const asked = askedToStop(say);
    const opening = () => openAlone(context, cluster === null);
    const { client, result: installation } = await whileClientBuilds({ root, say, asked }, opening);
    const endings: Ending[] = [];
    try {
      asked.throwIfAborted();
      await open(installation, { context, values: { ...values, port, cluster }, client, asked, endings });
      await untilAsked(asked);
      return 0;
    } finally {
      for (const end of endings.toReversed()) await end();
      await installation.close();
    }
  },
};

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  tls: { type: 'boolean', default: false },
  robots: { type: 'boolean', default: true },
  seed: { type: 'string', default: '1' },
  cluster: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

interface Values {
  /** Null: PORT, or the first free one. */
  port: number | null;
  host?: string | undefined;
  tls: boolean;
  robots: boolean;
  seed: string;
  /** Null: this process alone. */
  cluster: number | null;
}

/** `--host` without an address means every one of this machine's. */
function hostMayStandAlone(argv: readonly string[]): string[] {
  return argv.map((word, i) => (word === '--host' && (argv[i + 1] ?? '--').startsWith('--') ? '--host=0.0.0.0' : word));
}

/** One process shows a demo: two would play every robot twice. */
async function openAlone({ open, say }: CommandContext, isNode: boolean): Promise<Installation> {
  const installation = await open({ say, isNode, logLevel: 'warn' });
  try {
    if (await installation.claimDemo()) return installation;
    const shown = await readDemoFile(installation.dataDir);
    const where = shown ? `at ${shown.url}` : 'in another process';
    throw new CannotRun(
      `The demo on this database already runs ${where}. Open it there, or set DATA_DIR to another folder for a fair of its own.`,
    );
  } catch (error) {
    await installation.close();
    throw error;
  }
}

interface Opening {
  context: CommandContext;
  values: Values;
  client: Promise<string>;
  asked: AbortSignal;
  /** Told what to end, in the end. */
  endings: Ending[];
}

async function open(installation: Installation, { context, values, client, asked, endings }: Opening): Promise<void> {
  const { say, root, env } = context;
  const { config, ports, dataDir } = installation;
  const today = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const { account, exhibition } = await ensureDemoFair(installation, { root, today, say });
  asked.throwIfAborted();
  const before = await readDemoFile(dataDir);
  const password = before?.organiser.password ?? randomBytes(9).toString('base64url');
  await ensureOrganiser(installation, password);
  const host = values.host ?? '127.0.0.1';
  const port = values.port ?? (env['PORT'] ? config.port : await freePortFrom(4_000, host));
  const tls = values.tls ? await localCertificate(dataDir, new Date()) : null;
  const at = { host, port, client: await client, tls };
  const { url, sessionId } = await serveDemo(installation, {
    context,
    at,
    cluster: values.cluster,
    exhibition,
    endings,
  });
  asked.throwIfAborted();
  const session = nodeId('PairingSession', sessionId);
  const { free, others } = await demoPeople(ports, sessionId, today);
  const people = [...free, ...others];
  const badges = await demoBadges(ports, { exhibition, people: people.map(({ person }) => person), dataDir });
  const [freeInterpreter, ...otherInterpreters] = await demoInterpreters(ports, sessionId);
  const outside = values.host === '0.0.0.0' ? url.replace(/\/\/[^:/]+/, `//${localAddresses()[0]}`) : url;
  const file: DemoFile = {
    url: outside,
    board: `${outside}/organiser/session/${session}`,
    wallboard: `${outside}/wallboard/${session}#${ports.secrets.boardToken(sessionId)}`,
    organiser: { email: ORGANISER_EMAIL, password },
    session,
    participants: people.map((participant) => described(participant, badges.get(participant.person)!, outside)),
    interpreter: freeInterpreter ? linked(freeInterpreter.name, badges.get(freeInterpreter.person)!, outside) : null,
    partner: { apiKey: before?.partner.apiKey ?? (await partnerKey(installation, account)) },
  };
  await mkdir(dataDir, { recursive: true });
  await replaceFile(join(dataDir, 'demo.json'), { text: `${JSON.stringify(file, null, 2)}\n`, mode: 0o600 });
  for (const line of readyLines(file, {
    freePeople: free.length,
    robots: values.robots ? others.length + otherInterpreters.length : 0,
  }))
    say(line);
  if (!values.robots) return;
  const tokensOf = (played: readonly { person: PersonId }[]) => played.map(({ person }) => badges.get(person)!.token);
  const tokens = { badgeTokens: tokensOf(others), interpreterTokens: tokensOf(otherInterpreters) };
  endings.push(await startRobots(installation, { url, session, ...tokens, seed: Number(values.seed) }));
}

function described(
  { name, side }: DemoParticipant,
  { token, frontCode }: Omit<DemoBadge, 'person'>,
  url: string,
): DemoFile['participants'][number] {
  return { ...linked(name, { token, frontCode }, url), side, badgeToken: token };
}

function linked(name: string, { token, frontCode }: Omit<DemoBadge, 'person'>, url: string) {
  return { name, badgeUrl: `${url}/badge#${token}`, frontCode };
}

async function partnerKey(
  { accounts, ports }: Installation,
  account: Parameters<typeof issueApiKey>[1]['account'],
): Promise<string> {
  const made = await issueApiKey(
    { accounts, newId: ports.newId, secrets: ports.secrets },
    {
      account,
      exhibition: null,
      name: 'Demo partner',
      scopes: ['see-directory', 'see-buyers', 'see-board', 'follow-session'],
      mode: 'test',
      expiresAt: null,
    },
  );
  if ('refused' in made) throw new Error(`the partner's key was refused: ${made.scope}`);
  return made.apiKey;
}

function startRobots({ logger }: Installation, crowd: Omit<CrowdOptions, 'onTrouble'>): Promise<() => Promise<void>> {
  return startCrowd({
    ...crowd,
    onTrouble: (act, trouble) => logger.info({ act, trouble }, 'a robot was refused'),
  });
}

async function readDemoFile(dataDir: string): Promise<DemoFile | null> {
  const path = join(dataDir, 'demo.json');
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as DemoFile) : null;
}
