import type { Caller } from '../../domain/credential/caller.ts';
import { may, RIGHTS_OF, type Whereabouts } from '../../domain/credential/rights.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ApiKeyListed } from '../../ports/accounts.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { readText } from '../kernel/text.ts';
import { issueApiKey } from './issueApiKey.ts';

/** What an organiser says of a partner's new key. */
export interface PartnerKeyAsked {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly mode: 'test' | 'live';
  readonly expiresAt: Instant | null;
}

const NAME_LENGTH = 120;

/** Keys that open this exhibition, newest first; for those who keep them. */
export async function partnerKeys(
  { accounts }: Pick<Ports, 'accounts'>,
  caller: Caller,
  at: Whereabouts,
): Promise<ApiKeyListed[] | Refused> {
  if (!may(caller, 'keep-keys', at)) return refused('not-allowed');
  const keys = await accounts.apiKeys(at.account);
  return keys.filter(({ exhibition }) => exhibition === null || exhibition === at.exhibition);
}

/** Issues a key for one exhibition, with scopes that a partner may have; it is shown this once. */
export async function issuePartnerKey(
  ports: Pick<Ports, 'accounts' | 'clock' | 'newId' | 'secrets'>,
  { caller, at }: { caller: Caller; at: Whereabouts },
  asked: PartnerKeyAsked,
): Promise<{ apiKey: string; hint: string } | Refused> {
  if (!may(caller, 'keep-keys', at)) return refused('not-allowed');
  const name = readText(asked.name, NAME_LENGTH, ['input', 'name']);
  if (isRefused(name)) return name;
  if (name === '') return refused('text-invalid', { path: ['input', 'name'] });
  const strange = asked.scopes.find((scope) => !(RIGHTS_OF.partner as readonly string[]).includes(scope));
  if (strange !== undefined || asked.scopes.length === 0) {
    return refused('scope-unknown', { facts: { scope: strange ?? '' }, path: ['input', 'scopes'] });
  }
  if (asked.expiresAt !== null && asked.expiresAt <= ports.clock.now()) {
    return refused('date-invalid', { path: ['input', 'expiresAt'] });
  }
  const scopes = [...new Set(asked.scopes)];
  const issued = await issueApiKey(ports, { ...asked, name, scopes, account: at.account, exhibition: at.exhibition });
  return 'refused' in issued ? refused('scope-unknown', { facts: { scope: issued.scope } }) : issued;
}

/** Ends a key that opens this exhibition. */
export async function revokePartnerKey(
  ports: Pick<Ports, 'accounts'>,
  { caller, at }: { caller: Caller; at: Whereabouts },
  hint: string,
): Promise<{ revoked: true } | Refused> {
  const keys = await partnerKeys(ports, caller, at);
  if (isRefused(keys)) return keys;
  const isOwn = keys.some((key) => key.hint === hint && key.revokedAt === null);
  if (!isOwn || !(await ports.accounts.revokeApiKey(at.account, hint))) {
    return refused('id-unknown', { path: ['input', 'hint'] });
  }
  return { revoked: true };
}
