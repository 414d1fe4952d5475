/** Opens MikroORM on a database: rows, unit of work, migrations. The hot path of live sessions uses the pool of `sessionLog.ts` instead. */
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../../../migrations/index.ts';
import { rows } from './rows.ts';

/** MikroORM with our rows. */
export type Orm = Awaited<ReturnType<typeof openOrm>>;

/** Connections for plain operations; the log has a pool of its own, so that a long list never holds up a live session. */
const POOL_SIZE = 10;

/** Connects lazily: an address that does not answer fails at the first query. */
export async function openOrm(url: string) {
  return MikroORM.init({
    clientUrl: url,
    entities: [...rows],
    extensions: [Migrator],
    pool: { min: 0, max: POOL_SIZE },
    allowGlobalContext: false,
    forceUtcTimezone: true,
    migrations: {
      migrationsList: [...migrations],
      tableName: 'migration',
      // `set session_replication_role` needs a superuser, which a hosted database does not give.
      disableForeignKeys: false,
      snapshot: false,
      silent: true,
    },
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true },
    // A query's values may hold people's data; failures are reported where they are caught.
    debug: false,
  });
}
