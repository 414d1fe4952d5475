/** Takes a session, a venue or a table out of a fair, where nothing refers to it. */
import type { FairPart, PartUses, Removed } from '../ports/fairStore.ts';
import type { Sql } from './sql.ts';

/** Counts what refers to a part, and removes it where nothing does; in the caller's transaction. */
export async function removePart(
  sql: Sql,
  { account, exhibition, part }: { account: string; exhibition: string; part: FairPart },
): Promise<Removed> {
  // Whoever imports at the same moment waits, and then finds another version.
  const fair = await sql.first<{ id: string }>(LOCKED, [account, exhibition]);
  const found = fair && (await findPart(sql, fair.id, part));
  if (!fair || !found) return { outcome: 'unknown' };
  const uses = (await sql.first<PartUses>(USES[part.kind], [found.id]))!;
  if (Object.values(uses).some((count) => count > 0)) return { outcome: 'used', uses };
  for (const statement of REMOVALS[part.kind]) await sql.run(statement, [found.id]);
  await sql.run(RAISE, [fair.id]);
  return { outcome: 'removed' };
}

function findPart(sql: Sql, fair: string, part: FairPart): Promise<{ id: string } | null> {
  switch (part.kind) {
    case 'session':
      return sql.first('select id from pairing_session where exhibition_id = $1 and reference = $2', [
        fair,
        part.reference,
      ]);
    case 'venue':
      return sql.first('select id from venue where exhibition_id = $1 and reference = $2', [fair, part.reference]);
    case 'table':
      return sql.first(TABLE, [fair, part.venue, part.label]);
  }
}

const LOCKED = 'select id from exhibition where account_id = $1 and reference = $2 for update';
const RAISE = 'update exhibition set data_version = data_version + 1, updated_at = now() where id = $1';

const TABLE = `
select p.id from place p join venue v on v.id = p.venue_id
where p.exhibition_id = $1 and v.reference = $2 and upper(p.label) = upper($3) and p.kind <> 'stand'`;

const uses = (counts: Readonly<Record<keyof PartUses, string>>) =>
  `select ${Object.entries(counts)
    .map(([name, count]) => `(${count})::int as ${name}`)
    .join(', ')}`;

const NONE = 'select 0';
const MEETINGS_AT = (places: string) =>
  `select count(*) from meeting where exhibitor_place_id in (${places}) or buyer_place_id in (${places})`;
const OF_VENUE = 'select id from place where venue_id = $1';

/** A session whose floor was opened has a log, which counts as itself. */
const USES: Readonly<Record<FairPart['kind'], string>> = {
  session: uses({
    sessions: `select count(*) from session_head where session_id = $1 and head > 0`,
    people: 'select count(*) from session_person where session_id = $1',
    meetings: 'select count(*) from meeting where session_id = $1',
    appointments: NONE,
    stands: NONE,
  }),
  venue: uses({
    sessions: `select count(distinct session_id) from session_place where place_id in (${OF_VENUE})`,
    people: `select (select count(*) from person where venue_id = $1) + (select count(*) from participant where venue_id = $1)
      + (select count(*) from interpreter where venue_id = $1)`,
    meetings: MEETINGS_AT(OF_VENUE),
    appointments: 'select count(*) from commitment where venue_id = $1',
    stands: `select count(*) from place where venue_id = $1 and kind = 'stand'`,
  }),
  table: uses({
    sessions: 'select count(*) from session_place where place_id = $1',
    people: NONE,
    meetings: MEETINGS_AT('$1'),
    appointments: NONE,
    stands: NONE,
  }),
};

const REMOVALS: Readonly<Record<FairPart['kind'], readonly string[]>> = {
  session: ['delete from pairing_session where id = $1'],
  venue: [
    'delete from hall_plan where venue_id = $1',
    'delete from place where venue_id = $1',
    'delete from venue where id = $1',
  ],
  // The plan on which it was drawn is drawn anew without it.
  table: [
    `update hall_plan h set version = h.version + 1, plan = jsonb_set(h.plan, '{tables}', coalesce(
      (select jsonb_agg(t) from jsonb_array_elements(h.plan -> 'tables') t where t ->> 'place' <> $1::uuid::text), '[]'))
    from place p where p.id = $1::uuid and h.venue_id = p.venue_id and h.plan -> 'tables' @> jsonb_build_array(jsonb_build_object('place', $1::uuid::text))`,
    'delete from place where id = $1::uuid',
  ],
};
