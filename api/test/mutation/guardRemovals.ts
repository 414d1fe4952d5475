import type { Sql } from '../../src/postgres/sql.ts';

/** What the database refuses by itself, whatever the core decides. */
export const GUARDS = ['epoch', 'head', 'engagement', 'place-use', 'live-person', 'key'] as const;
export type GuardName = (typeof GUARDS)[number];

/** A piece of a function that refuses, and what stands there without it. */
interface Condition {
  functions: string;
  condition: string;
}

const CONDITIONS: { readonly [Guard in GuardName]?: readonly Condition[] } = {
  epoch: [
    { functions: 'append_session_batch', condition: ' and epoch = my_epoch' },
    { functions: 'session_event_follows_head', condition: ' and a.oldest = h.epoch and a.newest = h.epoch' },
  ],
  head: [{ functions: 'append_session_batch', condition: ' and head = expected_head' }],
};

const CONSTRAINTS: { readonly [Guard in GuardName]?: string } = {
  engagement: 'alter table engagement drop constraint engagement_pkey',
  'place-use': 'alter table place_use drop constraint place_use_pkey',
  'live-person': 'drop index participant_live_person',
  key: 'alter table idempotency_key drop constraint idempotency_key_pkey',
};

/** Takes a guard out of a database that is thrown away afterwards. */
export async function removeGuard(sql: Sql, guard: GuardName): Promise<void> {
  const constraint = CONSTRAINTS[guard];
  if (constraint) await sql.run(constraint);
  for (const { functions, condition } of CONDITIONS[guard] ?? []) await removeCondition(sql, functions, condition);
}

/** Every function of the name that has the condition is made again without it; it is an error when none has. */
async function removeCondition(sql: Sql, functions: string, condition: string): Promise<void> {
  const found = await sql.many<{ text: string }>(
    'select pg_get_functiondef(oid) as text from pg_proc where proname = $1',
    [functions],
  );
  const having = found.filter(({ text }) => text.includes(condition));
  if (having.length === 0) throw new Error(`no ${functions} has the condition "${condition}" any more`);
  for (const { text } of having) await sql.run(text.replaceAll(condition, ''));
}
