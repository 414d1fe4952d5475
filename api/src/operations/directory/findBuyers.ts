import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { OrganisationId } from '../../domain/kernel/id.ts';
import type { BuyerFound, BuyerSearch } from '../../ports/directory.ts';
import type { PageAsked, PageFound } from '../../ports/page.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { searchIn, type Searched } from './searchIn.ts';

/** Buyers of an exhibition and what they seek: for organisers, floor staff and partners with that scope. */
export async function findBuyers(
  ports: Pick<Ports, 'directory' | 'fairs' | 'textFolder'>,
  caller: Caller,
  { search, page }: { search: Searched<BuyerSearch>; page: PageAsked },
): Promise<PageFound<BuyerFound> | Refused> {
  const found = await searchIn(ports, { caller, right: 'see-buyers' }, search);
  return isRefused(found) ? found : ports.directory.buyers(found, page);
}

/** One buyer; null where there is none that the caller may see. */
export async function findBuyer(
  ports: Pick<Ports, 'directory'>,
  caller: Caller,
  id: OrganisationId,
): Promise<BuyerFound | Refused | null> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [buyer] = await ports.directory.buyersByIds([id]);
  if (!buyer) return null;
  const own = caller.kind === 'badge' && caller.organisation === buyer.id;
  return own || may(caller, 'see-buyers', buyer) ? buyer : null;
}
