import type { AccountId, ApiKeyId, ExhibitionId } from '../../domain/kernel/id.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { RIGHTS, type Right } from '../../domain/credential/rights.ts';
import type { Accounts } from '../../ports/accounts.ts';
import type { NewId } from '../../ports/ids.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** What an operator says of a new key. */
export interface ApiKeyAsked {
  account: AccountId;
  /** Null: every exhibition of the account. */
  exhibition: ExhibitionId | null;
  name: string;
  /** Names of rights. */
  scopes: readonly string[];
  mode: 'test' | 'live';
  expiresAt: Instant | null;
}

/** Bytes of a key: 256 bits. */
const KEY_BYTES = 32;
/** Characters that its owner may know it by. */
const HINT_LENGTH = 14;

/** Makes a partner's key. Only its hash is kept: it is shown this once. */
export async function issueApiKey(
  { accounts, newId, secrets }: { accounts: Accounts; newId: NewId; secrets: Secrets },
  asked: ApiKeyAsked,
): Promise<{ apiKey: string; hint: string } | { refused: 'scope-unknown'; scope: string }> {
  const unknown = asked.scopes.find((scope) => !isRight(scope));
  if (unknown !== undefined) return { refused: 'scope-unknown', scope: unknown };
  const apiKey = `ponte_${asked.mode}_${secrets.randomText(KEY_BYTES)}`;
  const hint = apiKey.slice(0, HINT_LENGTH + 4);
  await accounts.addApiKey({
    ...asked,
    id: newId() as ApiKeyId,
    hint,
    keyHash: secrets.hashCode(apiKey),
    scopes: asked.scopes.filter(isRight),
  });
  return { apiKey, hint };
}

function isRight(scope: string): scope is Right {
  return (RIGHTS as readonly string[]).includes(scope);
}
