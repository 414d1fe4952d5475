import type { AccountId } from '../../domain/kernel/id.ts';
import type { Accounts } from '../../ports/accounts.ts';

/** The account of this name; without a name, the only one that there is. */
export async function accountAsked(
  accounts: Accounts,
  name: string | null,
): Promise<{ id: AccountId } | { trouble: string }> {
  if (name !== null) {
    const id = await accounts.byName(name.trim());
    return id === null ? { trouble: `no account is called ${name}; \`ponte users add\` opens one` } : { id };
  }
  const byId = new Map((await accounts.users()).map((user) => [user.account, user.accountName]));
  const [only, second] = byId.keys();
  if (only === undefined) return { trouble: 'there is no account yet; `ponte users add` opens one' };
  if (second === undefined) return { id: only };
  return { trouble: `say which account: --account ${[...byId.values()].map((one) => `"${one}"`).join(' or ')}` };
}
