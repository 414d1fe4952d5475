/** Words that events point at. */
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { PrivateTexts } from '../ports/privateTexts.ts';
import type { Sql } from './sql.ts';

/** Private texts in PostgreSQL. */
export function postgresPrivateTexts(sql: Sql): PrivateTexts {
  return {
    async keep({ id, exhibition, session, kind, text, author }) {
      const user = author && 'user' in author ? author.user : null;
      const person = author && 'person' in author ? author.person : null;
      await sql.run(
        `insert into private_text (id, exhibition_id, session_id, kind, text, author_user_id, author_person_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, exhibition, session, kind, text, user, person],
      );
    },
    async forget(id) {
      await sql.run('delete from private_text where id = $1', [id]);
    },
    byIds: (ids) => sql.many('select id, text from private_text where id = any ($1) and erased_at is null', [ids]),
    lastAnnouncement: (session) =>
      sql.first<{ text: LocalizedText; at: number }>(
        `select text, milliseconds(created_at) as at from private_text
         where session_id = $1 and kind = 'announcement' and erased_at is null order by id desc limit 1`,
        [session],
      ),
  };
}
