import type { Participant } from '../../domain/pairing/participant.ts';
import type { BuyerFound, CompanyFound } from '../../ports/directory.ts';
import type { ApiContext } from '../context.ts';

/** The company or buyer that a participant stands for. */
export function organisationSeen(
  { loaders }: Pick<ApiContext, 'loaders'>,
  { side, organisation }: Pick<Participant, 'side' | 'organisation'>,
): Promise<CompanyFound | BuyerFound | null> {
  return side === 'exhibitor' ? loaders.company.load(organisation) : loaders.buyer.load(organisation);
}
