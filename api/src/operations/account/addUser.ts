import type { AccountId, UserId } from '../../domain/kernel/id.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { Accounts } from '../../ports/accounts.ts';
import type { NewId } from '../../ports/ids.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** What an operator says of a new user. */
export interface UserAsked {
  /** Name of the account; it is opened where there is none of this name. */
  account: string;
  email: string;
  name: string;
  password: string;
  language: Language;
}

/** Why a user is not added. */
export type UserRefused = { refused: 'email-invalid' | 'email-in-use' | 'password-too-short' };

/** Characters of a password: the least that NIST SP 800-63B asks where a password is the only factor is 15; organisers type it on a shared desk. */
export const PASSWORD_LENGTH = 12;

/** Adds an organiser to an account: owner of the account's exhibitions. */
export async function addUser(
  { accounts, newId, secrets }: { accounts: Accounts; newId: NewId; secrets: Secrets },
  asked: UserAsked,
): Promise<{ user: UserId; account: AccountId } | UserRefused> {
  const email = asked.email.trim().toLowerCase();
  if (!isEmail(email)) return { refused: 'email-invalid' };
  if ([...asked.password].length < PASSWORD_LENGTH) return { refused: 'password-too-short' };
  const account = await accountNamed({ accounts, newId }, asked.account);
  const user = newId() as UserId;
  const passwordHash = await secrets.hashPassword(asked.password);
  const isAdded = await accounts.addUser({
    id: user,
    account,
    email,
    name: asked.name.trim() || email,
    passwordHash,
    language: asked.language,
    isOwner: true,
  });
  return isAdded ? { user, account } : { refused: 'email-in-use' };
}

/** The account of this name, opened where there is none. */
export async function accountNamed(
  { accounts, newId }: { accounts: Accounts; newId: NewId },
  name: string,
): Promise<AccountId> {
  const found = await accounts.byName(name.trim());
  if (found) return found;
  const account = newId() as AccountId;
  await accounts.open(account, name.trim());
  return account;
}

/** Whether somebody could be written to under this address. */
export function isEmail(email: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) && email.length <= 254;
}
