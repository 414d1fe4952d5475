/**
 * Who is paired, and when (RH8): `ponte` is the matchmaker as it runs live; `greedy` takes of the same candidates at the same moments the heaviest
 * pair, then the next; `fixed-rounds` is the matchmaker too, but only every few minutes.
 */
export type Policy = 'ponte' | 'greedy' | 'fixed-rounds';

export const POLICIES = ['ponte', 'greedy', 'fixed-rounds'] as const satisfies readonly Policy[];
