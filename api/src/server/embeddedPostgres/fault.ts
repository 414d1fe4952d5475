/** Why a database could not be opened, by a stable code; the message is for the operator and says what to do. */
export class DatabaseFault extends Error {
  constructor(
    readonly code: DatabaseFaultCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DatabaseFault';
  }
}

/** The ways in which opening a database fails that an operator can mend. */
export type DatabaseFaultCode =
  | 'address-invalid'
  | 'unreachable'
  | 'sign-in-refused'
  | 'database-missing'
  | 'version-too-old'
  | 'platform-unsupported'
  | 'other-version-data'
  | 'disk-full'
  | 'port-taken'
  | 'no-permission'
  | 'data-damaged'
  | 'start-failed';

/** Reads the server's or initdb's own words and gives the fault that they mean. */
export function faultFromOutput(output: string, place: string): DatabaseFault {
  for (const { words, code, advice } of KNOWN_WORDS)
    if (words.test(output))
      return new DatabaseFault(code, `${advice.replaceAll('{place}', place)}\n${lastLines(output)}`);
  return new DatabaseFault('start-failed', `The database in ${place} did not start:\n${lastLines(output)}`);
}

/** Errors of the file system in the operator's words; anything else is handed on as it is. */
export function faultFromFiles(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new DatabaseFault('disk-full', `The disk is full: ${place} cannot grow. Free some space, or set DATA_DIR.`, {
      cause: error,
    });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR')
    return new DatabaseFault(
      'no-permission',
      `No permission to write in ${place} (${code}). Set DATA_DIR to a folder of your own.`,
      { cause: error },
    );
  return error;
}

const KNOWN_WORDS: readonly { words: RegExp; code: DatabaseFaultCode; advice: string }[] = [
  {
    words: /No space left on device|Disk quota exceeded/,
    code: 'disk-full',
    advice: 'The disk is full: the database in {place} cannot write. Free some space, or set DATA_DIR.',
  },
  {
    words: /database files are incompatible/,
    code: 'other-version-data',
    advice: 'The data in {place} was written by another major version of PostgreSQL.',
  },
  {
    words: /could not bind .* address|Address already in use/,
    code: 'port-taken',
    advice: 'The port of the database in {place} is taken by another program.',
  },
  {
    words: /Permission denied|has wrong ownership|has invalid permissions/,
    code: 'no-permission',
    advice: 'The database server may not read or write {place}.',
  },
  {
    words:
      /could not locate a valid checkpoint|invalid checkpoint|could not open file "global\/pg_control"|is not a database cluster directory/,
    code: 'data-damaged',
    advice:
      'The data in {place} is damaged or incomplete. Restore a backup, or move the folder away to begin with an empty database.',
  },
];

const LINES_SHOWN = 12;

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-LINES_SHOWN).join('\n');
}
