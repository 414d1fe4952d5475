/** Badges, and the devices that may use them. */
import type { Badge, Badges, DeviceAsking, DeviceState } from '../ports/badges.ts';
import type { Sql } from './sql.ts';

/** Badges in PostgreSQL. */
export function postgresBadges(sql: Sql): Badges {
  return {
    byCodeHash: (hash) =>
      sql.first<Badge>(`select ${BADGE} from badge b where b.sign_in_hash = $1 or b.short_code_hash = $1`, [hash]),
    byFrontCode: (frontCode, exhibition) =>
      sql.first<Badge>(
        `select ${BADGE} from badge b where b.front_code = $1 and ($2::uuid is null or b.exhibition_id = $2)
         order by b.state, b.id desc limit 1`,
        [frontCode, exhibition],
      ),
    byId: (badge) => sql.first<Badge>(`select ${BADGE} from badge b where b.id = $1`, [badge]),
    async bind(badge, device) {
      await sql.run(
        `update badge set device_hash = $2, bound_at = now() where id = $1 and device_hash is null and state = 'active'`,
        [badge, device],
      );
      return (await sql.first('select from badge where id = $1 and device_hash = $2', [badge, device])) !== null;
    },
    async deviceState(badge, device) {
      const found = await sql.first<{ state: DeviceState }>(DEVICE_STATE, [badge, device]);
      return found?.state ?? 'unknown';
    },
    async askDevice({ id, badge, device }) {
      await sql.run(
        `insert into device_request (id, exhibition_id, badge_id, device_hash)
         select $1, exhibition_id, id, $3 from badge where id = $2 on conflict (badge_id, device_hash) do nothing`,
        [id, badge, device],
      );
    },
    devicesAsking: (badge) =>
      sql.many<DeviceAsking>(
        `select id, badge_id as badge, milliseconds(asked_at) as "askedAt" from device_request where badge_id = $1 and state = 'asked' order by id`,
        [badge],
      ),
    answerDevices: (badge, request, allow) =>
      sql.run(
        `update device_request set state = $3, answered_at = now()
         where badge_id = $1 and state = 'asked' and ($2::uuid is null or id = $2)`,
        [badge, request, allow ? 'allowed' : 'refused'],
      ),
    async revoke(badge) {
      await sql.run(REVOKE, [[badge], []]);
    },
    issue: (badges) =>
      sql.transaction(async (within) => {
        await within.run(REVOKE, [[], badges.map(({ person }) => person)]);
        await within.run(ISSUE, [JSON.stringify(badges)]);
      }),
    withoutBadge: (exhibition) => sql.many(WITHOUT_BADGE, [exhibition]),
    unused: (exhibition) => sql.many(UNUSED, [exhibition]),
    async highestNumber(exhibition) {
      const found = await sql.first<{ highest: number | null }>(
        `select max(substring(front_code from '[0-9]{1,9}')::integer) as highest
         from (select front_code from badge where exhibition_id = $1 union all select front_code from spare_badge where exhibition_id = $1) c`,
        [exhibition],
      );
      return found?.highest ?? 0;
    },
  };
}

const BADGE =
  'b.id, b.exhibition_id as exhibition, b.person_id as person, b.front_code as "frontCode", b.state, b.device_hash as device';

const DEVICE_STATE = `
select case when b.device_hash = $2 then 'allowed' else coalesce(r.state, 'unknown') end as state
from badge b left join device_request r on r.badge_id = b.id and r.device_hash = $2
where b.id = $1`;

/** Whoever is signed in by a badge that is revoked is so no longer. */
const REVOKE = `
with revoked as (
  update badge set state = 'revoked', revoked_at = now() where state = 'active' and (id = any ($1) or person_id = any ($2)) returning id
)
update sign_in set revoked_at = now() where revoked_at is null and badge_id in (select id from revoked)`;

const ISSUE = `
insert into badge (id, exhibition_id, person_id, front_code, sign_in_hash, short_code_hash)
select id, exhibition, person, "frontCode", "signInHash", "shortCodeHash"
from jsonb_to_recordset($1) as n (id uuid, exhibition uuid, person uuid, "frontCode" text, "signInHash" text, "shortCodeHash" text)`;

/** E exhibitor, B buyer, S staff, I interpreter, D delegation leader. */
const WITHOUT_BADGE = `
select p.id as person,
  case p.role when 'exhibitor' then 'E' when 'buyer' then 'B' when 'interpreter' then 'I' when 'delegation-leader' then 'D' else 'S' end as letter
from person p
where p.exhibition_id = $1 and p.erased_at is null
  and not exists (select from badge b where b.person_id = p.id and b.state = 'active')
order by p.reference, p.id`;

const UNUSED = `
select b.person_id as person, b.front_code as "frontCode"
from badge b join person p on p.id = b.person_id
where b.exhibition_id = $1 and b.state = 'active' and b.device_hash is null and p.erased_at is null
  and not exists (select from sign_in s where s.badge_id = b.id)
order by p.reference, p.id`;
