/** The lists of a fair, as their organiser calls them. */
import { m } from '#lib/messages/index.ts';

export const LIST_WORDS = {
  exhibition: m.list_exhibition,
  rates: m.list_rates,
  venues: m.list_venues,
  companies: m.list_companies,
  places: m.list_places,
  sessions: m.list_sessions,
  products: m.list_products,
  buyers: m.list_buyers,
  requirements: m.list_requirements,
  certificates: m.list_certificates,
  licences: m.list_licences,
  people: m.list_people,
  commitments: m.list_commitments,
  relations: m.list_relations,
} as const;

/** The name of a list; a list that this client does not know yet stands under its key. */
export function listName(list: string): string {
  return list in LIST_WORDS ? LIST_WORDS[list as keyof typeof LIST_WORDS]() : list;
}
