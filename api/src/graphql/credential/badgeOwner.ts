import type { PersonId } from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';

/** Whose badge it is, as it stands on its front. */
export async function badgeOwner({ loaders }: Pick<ApiContext, 'loaders'>, id: PersonId) {
  const person = await loaders.person.load(id);
  const of = person?.organisation;
  return { person, organisation: of ? ((await loaders.company.load(of)) ?? (await loaders.buyer.load(of))) : null };
}
