/** A small invented fair behind the real server: PostgreSQL, engine, HTTP and sockets. Nothing of it is a stand-in. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { PostgresBell } from '../../src/bus/postgresBell.ts';
import type { Role } from '../../src/domain/credential/rights.ts';
import type { PersonId, SessionId, UserId } from '../../src/domain/kernel/id.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { NodeClock } from '../../src/engine/nodeClock.ts';
import { createRecommender } from '../../src/engine/recommendation/recommender.ts';
import { createRehearsals } from '../../src/engine/rehearsal/rehearsalDesk.ts';
import { nodeId } from '../../src/graphql/relay/nodeId.ts';
import { issueApiKey } from '../../src/operations/account/issueApiKey.ts';
import { issueBadges, type BadgeIssued } from '../../src/operations/desk/issueBadges.ts';
import type { Ports } from '../../src/operations/kernel/ports.ts';
import type { LogFacts, Logger } from '../../src/ports/logger.ts';
import { accountsIn } from '../../src/postgres/account.store.ts';
import { postgresAudit } from '../../src/postgres/audit.store.ts';
import { postgresBadges } from '../../src/postgres/badges.store.ts';
import { postgresConsents } from '../../src/postgres/consents.store.ts';
import { postgresDirectory } from '../../src/postgres/directory.store.ts';
import { postgresFairs as postgresFairLists } from '../../src/postgres/fair.store.ts';
import { postgresFairs } from '../../src/postgres/fairs.store.ts';
import { postgresGoods } from '../../src/postgres/goods.store.ts';
import { postgresHallPlans } from '../../src/postgres/hallPlan.store.ts';
import { postgresLeads } from '../../src/postgres/leads.store.ts';
import { postgresMatchProfiles } from '../../src/postgres/matchProfiles.store.ts';
import { newId } from '../../src/postgres/newId.ts';
import { postgresPeople } from '../../src/postgres/people.store.ts';
import { postgresPrivateTexts } from '../../src/postgres/privateTexts.store.ts';
import { postgresRehearsals } from '../../src/postgres/rehearsals.store.ts';
import { postgresRequirements } from '../../src/postgres/requirements.store.ts';
import { postgresRoundGraphs } from '../../src/postgres/roundGraphs.store.ts';
import { PostgresSessionLog } from '../../src/postgres/sessionLog.ts';
import { postgresSessionPlans } from '../../src/postgres/sessionPlans.store.ts';
import { postgresApiKeys, postgresSignIns, postgresUsers } from '../../src/postgres/signIns.store.ts';
import { postgresSpareBadges } from '../../src/postgres/spareBadges.store.ts';
import { openPool, sqlOn } from '../../src/postgres/sql.ts';
import { postgresTries } from '../../src/postgres/tries.store.ts';
import { createServer, type ApiServer, type ServerParts } from '../../src/server/http/createServer.ts';
import { fairFiles } from '../../src/server/http/fairFiles.ts';
import { secretsOf } from '../../src/server/secrets.ts';
import { callPorts } from '../../src/server/webPush/callPorts.ts';
import { makeTextFolder } from '../../src/server/textFolder.ts';
import { freshDatabase } from './database.ts';
import { fairIds, insertFair, insertRows, type FairIds, type FairPerson } from './databaseFair.ts';
import { ApiClient } from './apiClient.ts';

/** Log lines that are kept instead of printed. */
export class KeptLog implements Logger {
  readonly errors: { message: string; facts: LogFacts }[] = [];
  /** Of every level. */
  readonly lines: { message: string; facts: LogFacts }[] = [];

  info(facts: LogFacts, message: string): void {
    this.lines.push({ message, facts });
  }

  warn(facts: LogFacts, message: string): void {
    this.lines.push({ message, facts });
  }

  error(facts: LogFacts, message: string): void {
    this.lines.push({ message, facts });
    this.errors.push({ message, facts });
  }
}

/** The fair's part of an address. */
export const SLUG = 'DEMO-FLOOR';
export const PASSWORD = 'a long demo password';
export const EMAIL = 'organiser@demo.example';

/** How big a fair, and how it is served. */
export interface FloorOptions extends Partial<
  Pick<ServerParts, 'tls' | 'web' | 'publicUrl' | 'trustProxy' | 'isReady'>
> {
  people?: number;
  places?: number;
  /** The installation's secret, for nodes of other processes to know. */
  secret?: string;
  /** Another node of this fair, which its database holds already: nothing is made. */
  joins?: { databaseUrl: string; fair: FairIds };
  /** A migrated, empty database; a fresh one of the tests' server unless given. */
  databaseUrl?: string;
}

/** A fair that is served. */
export class ApiFloor {
  readonly fair: FairIds;
  readonly ports: Ports;
  readonly engine: Engine;
  readonly log: KeptLog;
  readonly badges: ReadonlyMap<PersonId, BadgeIssued>;
  url = '';
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly logPool: Pool;
  readonly #server: ApiServer;
  readonly #bell: PostgresBell;

  private constructor(
    parts: Pick<ApiFloor, 'databaseUrl' | 'fair' | 'ports' | 'engine' | 'log' | 'badges' | 'pool' | 'logPool'> & {
      server: ApiServer;
      bell: PostgresBell;
    },
  ) {
    this.databaseUrl = parts.databaseUrl;
    this.fair = parts.fair;
    this.ports = parts.ports;
    this.engine = parts.engine;
    this.log = parts.log;
    this.badges = parts.badges;
    this.pool = parts.pool;
    this.logPool = parts.logPool;
    this.#server = parts.server;
    this.#bell = parts.bell;
  }

  /** Opens a fair with so many people on each side, all expected in its first session. */
  static async open({
    people = 3,
    places = 3,
    secret = randomBytes(32).toString('base64url'),
    joins,
    databaseUrl,
    ...served
  }: FloorOptions = {}): Promise<ApiFloor> {
    const url = databaseUrl ?? (await freshDatabase());
    const fair = joins?.fair ?? fairIds({ people, places, sessions: 2 });
    if (!joins) await insertFair(url, fair);
    if (!joins) await insertTrade(url, fair);
    const pool = openPool(url, { name: 'test', max: 8 });
    // The log reads its own columns and wants them as the driver gives them.
    const logPool = openPool(url, { name: 'test log', max: 4 });
    const log = new KeptLog();
    const bell = await PostgresBell.open(url, log);
    const ports = portsOf(pool, { log: logPool, bell, logger: log, secret });
    const issued = joins ? [] : await issueBadges(ports, fair.exhibition);
    const badges = new Map(issued.map((badge) => [badge.person, badge]));
    if (!joins) await addOrganiser(pool, ports, fair);
    const fairDoor = fairFiles(postgresFairLists(sqlOn(pool), newId));
    const server = await createServer({ ports, logger: log, fairDoor, ...served });
    const engine = ports.sessions as Engine;
    const floor = new ApiFloor({ databaseUrl: url, fair, ports, engine, log, badges, pool, logPool, server, bell });
    await engine.start();
    floor.url = (await server.listen({ host: '127.0.0.1', port: 0 })).url;
    return floor;
  }

  /** The opaque id of the session that everybody is expected in. */
  get session(): string {
    return nodeId('PairingSession', this.sessionId);
  }

  get sessionId(): SessionId {
    return this.fair.sessions[0]!;
  }

  /** A client that is nobody yet. */
  client(): ApiClient {
    return new ApiClient(this.url);
  }

  /** A client signed in as this person by its badge. */
  async as({ person }: Pick<FairPerson, 'person'>): Promise<ApiClient> {
    const client = this.client();
    await client.signInWithBadge(this.badges.get(person)!.signInToken, `device of ${person}`);
    return client;
  }

  /** The organiser, signed in. */
  async organiser(): Promise<ApiClient> {
    const client = this.client();
    await client.signIn(EMAIL, PASSWORD);
    return client;
  }

  /** A partner's client with a key of these scopes. */
  async partner(scopes: readonly string[]): Promise<ApiClient> {
    const accounts = accountsIn(sqlOn(this.pool), newId);
    const issued = await issueApiKey(
      { accounts, newId, secrets: this.ports.secrets },
      { account: this.fair.account, exhibition: null, name: 'Demo partner', scopes, mode: 'test', expiresAt: null },
    );
    if ('refused' in issued) throw new Error(issued.scope);
    const client = this.client();
    client.token = issued.apiKey;
    return client;
  }

  /** Gives a person a further role at the exhibition. */
  async grant(person: PersonId, role: Role): Promise<void> {
    await this.pool.query('insert into exhibition_role (id, exhibition_id, role, person_id) values ($1, $2, $3, $4)', [
      newId(),
      this.fair.exhibition,
      role,
      person,
    ]);
  }

  /** What the log holds: how far it goes, so that a refusal can prove that nothing was added. */
  async head(): Promise<number> {
    return (await this.ports.sessions.read(this.sessionId))?.head ?? 0;
  }

  /** Closes the server, and nothing behind it. */
  async stopServing(): Promise<void> {
    await this.#server.close();
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.engine.stop();
    await this.ports.recommendations.close();
    await this.ports.rehearsals.close();
    await this.#bell.close();
    await Promise.all([this.pool.end(), this.logPool.end()]);
  }
}

interface PortsMeans {
  log: Pool;
  bell: PostgresBell;
  logger: Logger;
  secret: string;
}

function portsOf(pool: Pool, { log, bell, logger, secret }: PortsMeans): Ports {
  const sql = sqlOn(pool);
  const clock = new NodeClock();
  const matchProfiles = postgresMatchProfiles(sql);
  const engine = createEngine({
    log: new PostgresSessionLog(log),
    bell,
    clock,
    newId,
    matchProfiles,
    roundGraphs: postgresRoundGraphs(sql),
    logger,
    holder: randomUUID(),
  });
  return {
    accounts: accountsIn(sql, newId),
    apiKeys: postgresApiKeys(sql),
    audit: postgresAudit(sql),
    badges: postgresBadges(sql),
    ...callPorts(sql),
    clock,
    consents: postgresConsents(sql),
    directory: postgresDirectory(sql),
    fairs: postgresFairs(sql),
    hallPlans: postgresHallPlans(sql),
    goods: postgresGoods(sql),
    leads: postgresLeads(sql),
    matchProfiles,
    newId,
    people: postgresPeople(sql),
    plans: postgresSessionPlans(sql),
    privateTexts: postgresPrivateTexts(sql),
    requirements: postgresRequirements(sql),
    recommendations: createRecommender({ clock, matchProfiles }),
    rehearsals: createRehearsals({ clock, newId, logger, book: postgresRehearsals(sql) }),
    secrets: secretsOf(secret),
    sessions: engine,
    signIns: postgresSignIns(sql),
    spareBadges: postgresSpareBadges(sql),
    textFolder: makeTextFolder(),
    tries: postgresTries(sql),
    users: postgresUsers(sql),
  };
}

/** What makes every two of the fair fit: coffee offered and sought, and a language in common. */
async function insertTrade(url: string, fair: FairIds): Promise<void> {
  const { exhibition } = fair;
  const people = [...fair.exhibitors, ...fair.buyers];
  await insertRows(url, async (insert) => {
    await insert(
      'product',
      fair.exhibitors.map(({ organisation }, at) => ({
        id: newId(),
        exhibition_id: exhibition,
        company_id: organisation,
        reference: `PR-${at + 1}`,
        name: { en: 'Demo coffee', 'zh-Hant': '示範咖啡' },
        hs_codes: ['0901'],
        origin: 'BR',
        tokens: ['demo', 'coffe', '咖啡'],
      })),
    );
    await insert(
      'requirement',
      fair.buyers.map(({ organisation }, at) => ({
        id: newId(),
        exhibition_id: exhibition,
        buyer_id: organisation,
        reference: `RE-${at + 1}`,
        name: { en: 'Demo coffee' },
        hs_codes: ['0901'],
        delivery_market: 'PT',
        tokens: ['demo', 'coffe'],
      })),
    );
    await insert(
      'person_language',
      people.map(({ person }) => ({ person_id: person, exhibition_id: exhibition, language: 'en' })),
    );
    await insert(
      'session_place',
      fair.places.map((place) => ({ session_id: fair.sessions[0], place_id: place, exhibition_id: exhibition })),
    );
    await insert(
      'session_person',
      people.map(({ person }) => ({ session_id: fair.sessions[0], person_id: person, exhibition_id: exhibition })),
    );
  });
}

/** The fair and its sessions run now. The organiser owns the account. */
async function addOrganiser(pool: Pool, ports: Ports, fair: FairIds): Promise<void> {
  await pool.query(
    `update exhibition set reference = $2, starts_on = current_date - 1, ends_on = current_date + 2 where id = $1`,
    [fair.exhibition, SLUG],
  );
  await pool.query(
    `update pairing_session set opens_at = now() - interval '1 hour', ends_at = now() + interval '8 hours' where exhibition_id = $1`,
    [fair.exhibition],
  );
  await pool.query(
    `update person set email = reference || '@demo.example', phone = '+853 0000 0000' where exhibition_id = $1`,
    [fair.exhibition],
  );
  await accountsIn(sqlOn(pool), newId).addUser({
    id: newId() as UserId,
    account: fair.account,
    email: EMAIL,
    name: 'Demo organiser',
    passwordHash: await ports.secrets.hashPassword(PASSWORD),
    language: 'en',
    isOwner: true,
  });
}
