/** The one entrance to a database: the operator's own server where DATABASE_URL names one, an embedded one otherwise. */
import { openEmbeddedServer, type EmbeddedOptions } from './embeddedServer.ts';
import { checkServer } from './externalServer.ts';

/** A database that answers at `url`. */
export interface Database {
  readonly url: string;
  readonly kind: 'external' | 'embedded';
  /** Gives it up; an embedded server that no other process uses is stopped. */
  stop(): Promise<void>;
}

/** Opens it, or fails with a `DatabaseFault` that tells the operator what to do. */
export async function openDatabase(options: EmbeddedOptions & { databaseUrl?: string }): Promise<Database> {
  const { databaseUrl, ...embedded } = options;
  if (databaseUrl) {
    await checkServer(databaseUrl);
    return { url: databaseUrl, kind: 'external', stop: async () => undefined };
  }
  const { url, stop } = await openEmbeddedServer(embedded);
  return { url, kind: 'embedded', stop };
}
