import type { SessionListed, SessionSchedule } from '../ports/sessionSchedule.ts';
import type { Sql } from './sql.ts';

/** The schedule in PostgreSQL. */
export function postgresSessionSchedule(sql: Sql): SessionSchedule {
  return {
    sessionsOf: (exhibition) =>
      sql.many<SessionListed>(
        `select id, reference, state, opens_at as "opensAt", ends_at as "endsAt"
         from pairing_session where exhibition_id = $1 order by opens_at, id`,
        [exhibition],
      ),
    repeat: ({ of, id, reference, opensAt, endsAt }) =>
      sql.transaction(async (inside) => {
        await inside.run(REPEAT, [of, id, reference, new Date(opensAt), new Date(endsAt)]);
        await inside.run(REPEAT_PLACES, [of, id]);
        await inside.run(REPEAT_PEOPLE, [of, id]);
      }),
  };
}

const REPEAT = `
insert into pairing_session (id, exhibition_id, reference, name, kind, themes, opens_at, ends_at, rules)
select $2, exhibition_id, $3, name, kind, themes, $4, $5, rules from pairing_session where id = $1`;

const REPEAT_PLACES = `
insert into session_place (session_id, place_id, exhibition_id)
select $2, place_id, exhibition_id from session_place where session_id = $1`;

const REPEAT_PEOPLE = `
insert into session_person (session_id, person_id, exhibition_id)
select $2, person_id, exhibition_id from session_person where session_id = $1`;
