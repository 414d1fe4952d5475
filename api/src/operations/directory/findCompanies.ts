import type { Caller } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import type { OrganisationId } from '../../domain/kernel/id.ts';
import type { CompanyFound, CompanySearch } from '../../ports/directory.ts';
import type { PageAsked, PageFound } from '../../ports/page.ts';
import type { Ports } from '../kernel/ports.ts';
import { isRefused, refused, type Refused } from '../kernel/refused.ts';
import { searchIn, type Searched } from './searchIn.ts';

/** Companies of an exhibition, for everybody who is signed in to it. */
export async function findCompanies(
  ports: Pick<Ports, 'directory' | 'fairs' | 'textFolder'>,
  caller: Caller,
  { search, page }: { search: Searched<CompanySearch>; page: PageAsked },
): Promise<PageFound<CompanyFound> | Refused> {
  const found = await searchIn(ports, { caller, right: 'see-directory' }, search);
  return isRefused(found) ? found : ports.directory.companies(found, page);
}

/** One company; null where there is none that the caller may see. */
export async function findCompany(
  ports: Pick<Ports, 'directory'>,
  caller: Caller,
  id: OrganisationId,
): Promise<CompanyFound | Refused | null> {
  if (caller.kind === 'nobody') return refused('signed-out');
  const [company] = await ports.directory.companiesByIds([id]);
  return company && may(caller, 'see-directory', company) ? company : null;
}
