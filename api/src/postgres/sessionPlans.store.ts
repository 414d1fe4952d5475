/** What organisers planned of a session, and what people bring into it. */
import type { SessionId } from '../domain/kernel/id.ts';
import { DEFAULT_RULES } from '../domain/pairing/rules.ts';
import type { JoiningFacts, SessionBrief, SessionPlan, SessionPlans } from '../ports/sessionPlans.ts';
import { rememberedWhereabouts } from './sessionWhereabouts.ts';
import type { Sql } from './sql.ts';

/** Plans in PostgreSQL. */
export function postgresSessionPlans(sql: Sql): SessionPlans {
  const read = async <Found extends SessionBrief>(select: string, where: string, ids: readonly string[]) =>
    (await sql.many<Found>(`${select} where ${where} order by s.opens_at, s.id`, [ids])).map((plan) => ({
      ...plan,
      rules: { ...DEFAULT_RULES, ...plan.rules },
    }));
  return {
    byIds: (ids) => read<SessionPlan>(PLAN, 's.id = any ($1)', ids),
    ofExhibitions: (exhibitions) => read<SessionPlan>(PLAN, 's.exhibition_id = any ($1)', exhibitions),
    briefs: (ids) => read<SessionBrief>(BRIEF, 's.id = any ($1)', ids),
    briefsOf: (exhibitions) => read<SessionBrief>(BRIEF, 's.exhibition_id = any ($1)', exhibitions),
    referencesOf: (exhibition) => sql.many(REFERENCES, [exhibition]),
    whereabouts: rememberedWhereabouts(sql),
    places: (ids) => sql.many(PLACES, [ids]),
    async ofPerson(person) {
      const found = await sql.many<{ id: SessionId }>(
        `select session_id as id from session_person where person_id = $1
         union select session_id from participant where person_id = $1 order by id`,
        [person],
      );
      return found.map(({ id }) => id);
    },
    async expected(session) {
      const found = await sql.many<{ id: JoiningFacts['person'] }>(
        'select person_id as id from session_person where session_id = $1 order by person_id',
        [session],
      );
      return found.map(({ id }) => id);
    },
    joining: (session, people) => sql.many<JoiningFacts>(JOINING, [session, people]),
    async interpreters(session) {
      const found = await sql.many<{ id: JoiningFacts['person'] }>(INTERPRETERS, [session]);
      return found.map(({ id }) => id);
    },
    interpreting: (session, person) => sql.first(INTERPRETING, [session, person]),
    liveElsewhere: (person, session) =>
      sql.first(
        `select s.id, s.name from participant p join pairing_session s on s.id = p.session_id
         where p.person_id = $1 and p.session_id <> $2 and p.state not in ('EXPECTED', 'LEFT')`,
        [person, session],
      ),
  };
}

const PLACE = `jsonb_build_object('place', p.id, 'venue', p.venue_id, 'kind', p.kind, 'label', p.label, 'zone', p.zone,
  'organisation', p.company_id, 'open', coalesce(x.is_open, true))`;

/** The session that uses a place now goes before one that has closed. */
const PLACES = `
select ${PLACE} as place, p.exhibition_id as exhibition, x.session_id as session
from place p
left join lateral (
  select y.session_id, y.is_open from session_place y join pairing_session s on s.id = y.session_id
  where y.place_id = p.id order by s.state = 'CLOSED', s.opens_at desc limit 1
) x on true
where p.id = any ($1)`;

const COLUMNS = `s.id, s.exhibition_id as exhibition, e.account_id as account, s.name, coalesce(s.themes[1], '') as theme, s.kind,
  extract(epoch from (s.opens_at at time zone e.time_zone) - (s.opens_at at time zone 'UTC'))::int / 60 as "zoneMinutes",
  s.opens_at as "opensAt", s.ends_at as "endsAt", s.rules`;

const BRIEF = `select ${COLUMNS} from pairing_session s join exhibition e on e.id = s.exhibition_id`;

/** Places in the order of their labels as people count: 2 before 10. */
const PLAN = `
select ${COLUMNS},
  coalesce((select jsonb_agg(jsonb_build_object('venue', v.id, 'code', v.reference, 'walkMinutes', v.walk_minutes) order by v.reference)
    from venue v where v.exhibition_id = s.exhibition_id), '[]') as venues,
  coalesce((select jsonb_agg(${PLACE} order by p.venue_id, length(p.label), p.label)
    from session_place x join place p on p.id = x.place_id where x.session_id = s.id), '[]') as places
from pairing_session s join exhibition e on e.id = s.exhibition_id`;

/** Organisations that the exhibition remembers with this one, from either side. */
const FORBIDDEN = `
select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', m.other, 'cause', m.cause,
  'at', case when m.cause = 'met' then milliseconds((
    select max(t.ended_at) from participant c
    join meeting t on t.exhibitor_participant_id = c.id and t.state = 'ENDED' and t.absent is null
    join participant b on b.id = t.buyer_participant_id and b.buyer_id = m.buyer_id
    where c.company_id = m.company_id)) end))), '[]') from (
  select buyer_id as other, cause, company_id, buyer_id from pair_memory where company_id = p.company_id
  union all select company_id, cause, company_id, buyer_id from pair_memory where buyer_id = p.buyer_id
  order by 1, 2
) m`;

/** PA11: meetings that the person's organisation held in other sessions, by day of the exhibition counted from 1970-01-01. */
const HELD_ELSEWHERE = `
select jsonb_object_agg(h.day, h.held) from (
  select (t.ended_at at time zone x.time_zone)::date - date '1970-01-01' as day, count(*)::int as held
  from participant a
  join meeting t on case when p.company_id is null then t.buyer_participant_id else t.exhibitor_participant_id end = a.id
  join exhibition x on x.id = s.exhibition_id
  where (a.company_id = p.company_id or a.buyer_id = p.buyer_id) and t.session_id <> s.id and t.state = 'ENDED' and t.absent is null
  group by 1
) h`;

const COMMITMENTS = `
select coalesce(jsonb_agg(jsonb_build_object('from', milliseconds(m.starts_at), 'to', milliseconds(m.ends_at), 'venue', m.venue_id)
  order by m.starts_at), '[]') from commitment m where m.person_id = p.id`;

/** The venue with most of the session's places. */
const MAIN_VENUE = `
select v.id as venue_id from venue v
left join place t on t.venue_id = v.id
left join session_place x on x.place_id = t.id and x.session_id = s.id
where v.exhibition_id = s.exhibition_id group by v.id order by count(x.place_id) desc, v.reference limit 1`;

const SPOKEN = 'array(select l.language from person_language l where l.person_id = p.id order by l.rank, l.language)';

const INTERPRETERS = `
select p.id from pairing_session s
join person p on p.exhibition_id = s.exhibition_id and p.role = 'interpreter' and p.erased_at is null
where s.id = $1 order by p.reference, p.id`;

/** Somebody whose venue is not said stands in the main one. */
const INTERPRETING = `
select p.id as person, coalesce(p.venue_id, main.venue_id) as venue, ${SPOKEN} as languages
from pairing_session s
join person p on p.exhibition_id = s.exhibition_id and p.id = $2 and p.role = 'interpreter' and p.erased_at is null
left join lateral (${MAIN_VENUE}) main on true
where s.id = $1`;

/** Small below 20 people, medium below 100. Somebody whose venue is not said stands in the venue with most of the session's places. */
const JOINING = `
select p.id as person, case when p.company_id is null then 'buyer' else 'exhibitor' end as side,
  coalesce(p.company_id, p.buyer_id) as organisation, o.owner_group as "ownerGroup",
  case when o.employees < 20 then 'small' when o.employees < 100 then 'medium' when o.employees >= 100 then 'large' end as size,
  coalesce(p.venue_id, main.venue_id) as venue,
  ${SPOKEN} as languages,
  (select t.id from place t join session_place x on x.place_id = t.id and x.session_id = s.id
    where t.company_id = p.company_id and t.kind = 'stand' order by t.id limit 1) as stand,
  p.answer_seconds as "answerSeconds", (${COMMITMENTS}) as commitments, (${FORBIDDEN}) as forbidden,
  coalesce(o.is_hosted, false) as hosted, coalesce((${HELD_ELSEWHERE}), '{}') as "heldElsewhere"
from pairing_session s
join person p on p.exhibition_id = s.exhibition_id and p.id = any ($2)
join lateral (
  select owner_group, employees, false as is_hosted from company where id = p.company_id
  union all select owner_group, employees, is_hosted from buyer where id = p.buyer_id
) o on true
left join lateral (${MAIN_VENUE}) main on true
where s.id = $1
order by p.id`;

const REFERENCES = 'select id, reference from pairing_session where exhibition_id = $1';
