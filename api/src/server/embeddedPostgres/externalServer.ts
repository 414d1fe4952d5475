/** Checks a PostgreSQL of the operator's own: that it can be reached, lets us in, and is new enough. */
import pg from 'pg';
import { DatabaseFault } from './fault.ts';

/** PostgreSQL 15 is the oldest that the migrations are written for; the version number counts in ten thousands. */
const OLDEST_VERSION = 15;
const VERSION_STEP = 10_000;
const CONNECT_PATIENCE_MILLISECONDS = 10_000;

/** Resolves where the server is fit for us; fails with a fault that says what to mend, and never shows the password. */
export async function checkServer(databaseUrl: string): Promise<void> {
  const place = placeOf(databaseUrl);
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_PATIENCE_MILLISECONDS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const version = Math.floor(Number(rows[0]?.server_version_num) / VERSION_STEP);
    if (version < OLDEST_VERSION)
      throw new DatabaseFault(
        'version-too-old',
        `${place} is PostgreSQL ${version}; Ponte needs ${OLDEST_VERSION} or later.`,
      );
  } catch (error) {
    throw faultFromConnection(error, place);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function placeOf(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl))
    throw new DatabaseFault(
      'address-invalid',
      'DATABASE_URL is not an address like postgres://user:password@host:5432/database.',
    );
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `The database at ${hostname || 'localhost'}:${port || 5432}${pathname}`;
}

function faultFromConnection(error: unknown, place: string): unknown {
  if (error instanceof DatabaseFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message || code : String(error);
  if (code === '28P01' || code === '28000')
    return new DatabaseFault('sign-in-refused', `${place} refuses the user or password of DATABASE_URL: ${said}`, {
      cause: error,
    });
  if (code === '3D000')
    return new DatabaseFault('database-missing', `${place} does not exist there. Make it with: createdb`, {
      cause: error,
    });
  return new DatabaseFault(
    'unreachable',
    `${place} cannot be reached (${said}). Is the server running, and DATABASE_URL right?`,
    { cause: error },
  );
}
