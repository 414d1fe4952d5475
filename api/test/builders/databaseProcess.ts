/** A process of its own that opens the database of a data folder, says where, and stays until it is told to leave or killed. */
import { openDatabase } from '../../src/server/embeddedPostgres/openDatabase.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const database = await openDatabase({ dataDir: process.argv[2]!, log: silent });
process.send?.(database.url);
process.on('message', () => void database.stop().then(() => process.exit(0)));
