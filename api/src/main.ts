import { resolve } from 'node:path';
import { createEngine } from './engine/engine.ts';
import { NodeClock } from './engine/nodeClock.ts';
import { createRecommender } from './engine/recommendation/recommender.ts';
import { createRehearsals } from './engine/rehearsal/rehearsalDesk.ts';
import { seedReference } from './operations/fair/seedReference.ts';
import type { Ports } from './operations/kernel/ports.ts';
import type { Secrets } from './ports/secrets.ts';
import { accountsIn } from './postgres/account.store.ts';
import { postgresAudit } from './postgres/audit.store.ts';
import { postgresBadges } from './postgres/badges.store.ts';
import { createCaller } from './server/webPush/caller.ts';
import { callPorts } from './server/webPush/callPorts.ts';
import { postgresConsents } from './postgres/consents.store.ts';
import { postgresDirectory } from './postgres/directory.store.ts';
import { postgresFairs as postgresFairLists } from './postgres/fair.store.ts';
import { postgresFairs } from './postgres/fairs.store.ts';
import { postgresGoods } from './postgres/goods.store.ts';
import { postgresHallPlans } from './postgres/hallPlan.store.ts';
import { postgresLeads } from './postgres/leads.store.ts';
import { postgresMatchProfiles } from './postgres/matchProfiles.store.ts';
import { runMigrations } from './postgres/migrate.ts';
import { newId } from './postgres/newId.ts';
import { openOrm } from './postgres/orm.ts';
import { postgresPeople } from './postgres/people.store.ts';
import { postgresPrivateTexts } from './postgres/privateTexts.store.ts';
import { referenceStore } from './postgres/reference.store.ts';
import { postgresRehearsals } from './postgres/rehearsals.store.ts';
import { postgresRequirements } from './postgres/requirements.store.ts';
import { postgresRoundGraphs } from './postgres/roundGraphs.store.ts';
import { PostgresSessionLog } from './postgres/sessionLog.ts';
import { postgresSessionPlans } from './postgres/sessionPlans.store.ts';
import { postgresSessionSchedule } from './postgres/sessionSchedule.store.ts';
import { postgresApiKeys, postgresSignIns, postgresUsers } from './postgres/signIns.store.ts';
import { takeSoleHold, type SoleHold } from './postgres/soleHold.ts';
import { postgresSpareBadges } from './postgres/spareBadges.store.ts';
import { openPool, sqlOn, type Sql } from './postgres/sql.ts';
import { postgresTries } from './postgres/tries.store.ts';
import { runCommandLine } from './server/command/commandLine.ts';
import { openBus } from './server/cluster/openBus.ts';
import { readConfig } from './server/config.ts';
import { openDatabase } from './server/embeddedPostgres/openDatabase.ts';
import { clientHandler } from './server/client/clientHandler.ts';
import { createServer, type ApiServer } from './server/http/createServer.ts';
import { fairFiles } from './server/http/fairFiles.ts';
import type { Installation, OpenOptions } from './server/installation.ts';
import { openLogger } from './server/logger.ts';
import { installationSecret, secretsOf } from './server/secrets.ts';
import { readReference } from './server/spreadsheet/readReference.ts';
import { makeTextFolder } from './server/textFolder.ts';

/** Connections for plain operations and reads; live sessions append on a pool of their own. */
const PLAIN_CONNECTIONS = 10;
const LOG_CONNECTIONS = 6;
/** A live session waits no longer for an answer that a broken network may have swallowed: it asks again, which its log makes harmless. */
const LOG_ANSWERS_WITHIN_MS = 10_000;

const textFolder = makeTextFolder();
const root = resolve(import.meta.dirname, '../..');

process.exitCode = await runCommandLine(process.argv.slice(2), {
  root,
  env: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  open,
});

/** Opens the database and joins every adapter to what needs it: the only place that does. */
async function open({
  say = () => undefined,
  needsSecret = false,
  isNode = false,
  logLevel,
}: OpenOptions = {}): Promise<Installation> {
  const config = readConfig(logLevel ? { LOG_LEVEL: logLevel, ...process.env } : process.env);
  const dataDir = resolve(root, config.dataDir);
  const logger = openLogger(config.logLevel);
  const secrets = secretsOf(await installationSecret(config.secret, { dataDir, isRequired: needsSecret }));
  const log = { info: say, warn: say, error: say };
  const database = await openDatabase({ databaseUrl: config.databaseUrl ?? undefined, dataDir, log });
  await bringUpToDate(database.url, say).catch(async (error: unknown) => {
    // An open database keeps the process alive: whoever cannot use it gives it up.
    await database.stop();
    throw error;
  });
  const pools = {
    plain: openPool(database.url, { name: 'ponte', max: PLAIN_CONNECTIONS }),
    log: openPool(database.url, { name: 'ponte log', max: LOG_CONNECTIONS, answersWithin: LOG_ANSWERS_WITHIN_MS }),
  };
  const sql = sqlOn(pools.plain);
  const plain = plainPorts(sql, secrets);
  const clock = new NodeClock();
  await setByDatabase(clock, sql);
  const { bell, nodes, closeBus } = await openBus({
    config,
    databaseUrl: database.url,
    isNode,
    clock,
    logger,
  }).catch(async (error: unknown) => {
    await Promise.all([pools.plain.end(), pools.log.end()]);
    await database.stop();
    throw error;
  });
  const engine = createEngine({
    log: new PostgresSessionLog(pools.log),
    bell,
    nodes,
    clock,
    newId,
    matchProfiles: plain.matchProfiles,
    roundGraphs: postgresRoundGraphs(sql),
    logger,
    told: createCaller({
      calls: plain.calls,
      fairs: plain.fairs,
      now: () => clock.now(),
      contact: config.publicUrl ?? 'https://ponte.invalid',
      warn: (facts, text) => logger.warn(facts, text),
    }),
  });
  const recommendations = createRecommender({ clock, matchProfiles: plain.matchProfiles });
  const rehearsals = createRehearsals({ clock, newId, logger, book: postgresRehearsals(sql) });
  const ports: Ports = { ...plain, clock, recommendations, rehearsals, sessions: engine };
  const fairs = postgresFairLists(sql, newId);
  const served: ApiServer[] = [];
  let claimed: SoleHold | null = null;
  return {
    config,
    ports,
    accounts: ports.accounts,
    fairStore: fairs,
    schedule: postgresSessionSchedule(sql),
    engine,
    logger,
    databaseUrl: database.url,
    dataDir,
    async claimDemo() {
      claimed ??= await takeSoleHold(database.url, 'demo');
      return claimed !== null;
    },
    async serve({ host, port, client, tls }) {
      const web = client === null ? null : await clientHandler(client);
      const isReady = async () => (await sql.first('select 1')) !== null;
      const { publicUrl, trustProxy, mostSockets } = config;
      const parts = {
        ports,
        logger,
        fairDoor: fairFiles(fairs),
        web,
        publicUrl,
        trustProxy,
        tls,
        mostSockets,
        isReady,
        conducting: () => engine.conducting(),
      };
      const server = await createServer(parts);
      served.push(server);
      await engine.start();
      return server.listen({ host, port });
    },
    async close() {
      for (const server of served) server.drain();
      await engine.leave();
      for (const server of served) await server.close();
      await engine.stop();
      await recommendations.close();
      await rehearsals.close();
      await closeBus();
      await claimed?.release();
      await Promise.all([pools.plain.end(), pools.log.end()]);
      await database.stop();
    },
  };
}

/** All nodes go by the database's clock, also those that have not held a lease yet. */
async function setByDatabase(clock: NodeClock, sql: Sql): Promise<void> {
  const answered = clock.askDatabase();
  const row = await sql.first<{ now: number }>('select clock_timestamp() as now');
  if (row) answered(row.now);
}

/** Runs what is pending of the migrations, and brings the reference data up to its files. */
async function bringUpToDate(url: string, say: (line: string) => void): Promise<void> {
  const orm = await openOrm(url);
  try {
    const ran = await runMigrations(orm, url);
    if (ran.length > 0) say(`brought the database up to date: ${ran.length} migrations`);
    await seedReference({ reference: referenceStore(orm), folder: textFolder }, await readReference());
  } finally {
    await orm.close();
  }
}

/** The ports of plain operations and reads. */
function plainPorts(sql: Sql, secrets: Secrets): Omit<Ports, 'clock' | 'recommendations' | 'rehearsals' | 'sessions'> {
  return {
    accounts: accountsIn(sql, newId),
    apiKeys: postgresApiKeys(sql),
    audit: postgresAudit(sql),
    badges: postgresBadges(sql),
    ...callPorts(sql),
    consents: postgresConsents(sql),
    directory: postgresDirectory(sql),
    fairs: postgresFairs(sql),
    hallPlans: postgresHallPlans(sql),
    goods: postgresGoods(sql),
    leads: postgresLeads(sql),
    matchProfiles: postgresMatchProfiles(sql),
    newId,
    people: postgresPeople(sql),
    plans: postgresSessionPlans(sql),
    privateTexts: postgresPrivateTexts(sql),
    requirements: postgresRequirements(sql),
    secrets,
    signIns: postgresSignIns(sql),
    spareBadges: postgresSpareBadges(sql),
    textFolder,
    tries: postgresTries(sql),
    users: postgresUsers(sql),
  };
}
