import type { Caller } from '../../domain/credential/caller.ts';
import type { ProductFound, ProductSearch } from '../../ports/directory.ts';
import type { PageAsked, PageFound } from '../../ports/page.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, type Refused } from '../kernel/refused.ts';
import { searchIn, type Searched } from './searchIn.ts';

/** Products of an exhibition, for everybody who is signed in to it. */
export async function findProducts(
  ports: Pick<Ports, 'directory' | 'fairs' | 'textFolder'>,
  caller: Caller,
  { search, page }: { search: Searched<ProductSearch>; page: PageAsked },
): Promise<PageFound<ProductFound> | Refused> {
  const found = await searchIn(ports, { caller, right: 'see-directory' }, search);
  return isRefused(found) ? found : ports.directory.products(found, page);
}
