import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HallSession, nodeOn, openHallDatabase } from '../../api/bench/live/hall.ts';
import { fairIds, insertFair } from '../../api/test/builders/databaseFair.ts';
import { NodeProcess } from '../../api/test/builders/nodeProcess.ts';
import { MemoryMatchProfiles } from '../../api/src/memory/memoryMatchProfiles.ts';
import { aTrade } from '../../api/test/builders/matching.ts';
import { liveId, nodeId } from '../../api/src/graphql/relay/nodeId.ts';
import { ROOT } from './inBrowser.ts';

const SECRET = 'a secret of the benchmark alone, of no worth';
const ORGANISER = { email: 'organiser@example.org', password: 'a long password of the benchmark' };

/** A session in which so many wait, served with its client. */
export interface LargeHall {
  readonly url: string;
  /** Path of its board. */
  readonly board: string;
  readonly organiser: { email: string; password: string };
  readonly session: string;
  readonly participants: readonly string[];
  stop(): Promise<void>;
}

/** A fair of invented people, half of them exhibitors, all checked in and free; nobody has goods, so that nothing happens but what is asked for. */
export async function openLargeHall(people: number): Promise<LargeHall> {
  const database = await openHallDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'ponte-bench-web-'));
  const fair = fairIds({ people: people / 2, places: 180, sessions: 1 });
  await insertFair(database.url, fair);
  const session = fair.sessions[0]!;
  const matchProfiles = new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' }, []);
  const node = await nodeOn(database.url, { connections: 8, matchProfiles });
  await node.engine.start();
  const hall = new HallSession(node.engine, session, fair);
  await hall.begin();
  await (
    await hall.nextWave()
  )();
  const participants = [...(await node.engine.read(session))!.participants.keys()].map((it) =>
    liveId('Participant', session, it),
  );
  const global = nodeId('PairingSession', session);
  await node.close();
  addOrganiser(database.url, dataDir);
  const server = await NodeProcess.start({
    databaseUrl: database.url,
    dataDir,
    secret: SECRET,
    client: true,
  });
  return {
    url: server.url,
    board: `${server.url}/organiser/session/${global}`,
    organiser: ORGANISER,
    session: global,
    participants,
    stop: async () => {
      await server.stop();
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function addOrganiser(databaseUrl: string, dataDir: string): void {
  const words = ['users', 'add', '--account', 'Demo account', '--email', ORGANISER.email, '--name', 'Demo organiser'];
  execFileSync(process.execPath, ['--import', 'tsx', 'api/src/main.ts', ...words], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PONTE_SECRET: SECRET,
      PONTE_PASSWORD: ORGANISER.password,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
