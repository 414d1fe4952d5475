import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../domain/kernel/language.ts';
import { addUser } from '../../operations/account/addUser.ts';
import type { Installation } from '../installation.ts';
import type { Command, CommandContext } from './command.ts';

const HELP = `pnpm ponte users: organisers who sign in with e-mail and password

  users list
  users add --account <name> --email <address> --name <name> [--language zh-Hant|zh-Hans|pt|en]
  users password --email <address>
  users disable --email <address>

A password is read from PONTE_PASSWORD, or from standard input (one line), so that it stands in no history of commands.
A new password, or the end of a user, signs them out everywhere.
`;

const OPTIONS = {
  account: { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string', default: 'en' },
  help: { type: 'boolean' },
} as const;

const REFUSED = {
  'email-invalid': 'that is no e-mail address',
  'email-in-use': 'a user with this e-mail exists',
  'password-too-short': 'a password has at least 12 characters',
} as const;

/** `ponte users`. */
export const users: Command = {
  summary: 'list, add and disable organisers, and change their passwords',
  async run(argv, context) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    const [verb] = positionals;
    if (values.help || verb === undefined) return (context.say(HELP), values.help ? 0 : 2);
    const installation = await context.open();
    try {
      return await (VERBS[verb] ?? unknown)(installation, {
        ...context,
        ...values,
        language: languageOf(values.language),
      });
    } finally {
      await installation.close();
    }
  },
};

type Asked = CommandContext & { account?: string; email?: string; name?: string; language: Language | null };
type Verb = (installation: Installation, asked: Asked) => Promise<number>;

const VERBS: Readonly<Record<string, Verb>> = { list, add, password, disable };

async function unknown(_: Installation, { complain }: Asked): Promise<number> {
  complain(HELP);
  return 2;
}

async function list({ accounts }: Installation, { say }: Asked): Promise<number> {
  for (const { accountName, email, name, isActive } of await accounts.users()) {
    say(`${accountName}\t${email}\t${name}\t${isActive ? 'active' : 'disabled'}`);
  }
  return 0;
}

async function add({ accounts, ports }: Installation, asked: Asked): Promise<number> {
  const { account, email, name = '', language, say, complain } = asked;
  if (!account || !email || !language) return (complain(HELP), 2);
  const { newId, secrets } = ports;
  const added = await addUser(
    { accounts, newId, secrets },
    { account, email, name, language, password: await readPassword(asked) },
  );
  if ('refused' in added) return (complain(REFUSED[added.refused]), 1);
  say(`${email} may sign in for ${account}`);
  return 0;
}

async function password({ accounts, ports }: Installation, asked: Asked): Promise<number> {
  const { email, say, complain } = asked;
  if (!email) return (complain(HELP), 2);
  const words = await readPassword(asked);
  if ([...words].length < 12) return (complain(REFUSED['password-too-short']), 1);
  const isChanged = await accounts.changePassword(email.toLowerCase(), await ports.secrets.hashPassword(words));
  if (!isChanged) return (complain(`no user has the e-mail ${email}`), 1);
  say(`${email} has a new password and is signed out everywhere`);
  return 0;
}

async function disable({ accounts }: Installation, { email, say, complain }: Asked): Promise<number> {
  if (!email) return (complain(HELP), 2);
  if (!(await accounts.disableUser(email.toLowerCase())))
    return (complain(`no active user has the e-mail ${email}`), 1);
  say(`${email} may no longer sign in`);
  return 0;
}

function languageOf(tag: string): Language | null {
  return LANGUAGES.find((language) => language === tag) ?? null;
}

async function readPassword({ env }: CommandContext): Promise<string> {
  const given = env['PONTE_PASSWORD'];
  if (given !== undefined) return given;
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.split(/\r?\n/)[0] ?? '';
}
