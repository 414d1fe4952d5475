import type { Figure } from '../figure.ts';

/** Commands at the conductor's door, without GraphQL. */
export async function run(): Promise<Figure[]> {
  return [];
}
