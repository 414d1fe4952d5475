/** What participants keep of each other. */
import type { LeadFound, Leads } from '../ports/leads.ts';
import { newId } from './newId.ts';
import type { Sql } from './sql.ts';

/** Leads in PostgreSQL. */
export function postgresLeads(sql: Sql): Leads {
  return {
    keep: ({ owner, counterpart, exhibition, session, meeting, author, note, rating }) =>
      sql.transaction(async (within) => {
        const lead = await within.first<{ id: string; noteId: string | null }>(KEEP, [
          newId(),
          exhibition,
          session,
          meeting,
          owner,
          counterpart,
          rating ?? null,
        ]);
        if (note === undefined || !lead) return;
        await within.run('update lead set note_id = null where id = $1', [lead.id]);
        await within.run('delete from private_text where id = $1', [lead.noteId]);
        if (note === null || note === '') return;
        const text = await within.first<{ id: string }>(NOTE, [newId(), exhibition, session, note, author]);
        await within.run('update lead set note_id = $2 where id = $1', [lead.id, text?.id]);
      }),
    of: (owner) => sql.many<LeadFound>(OF, [owner]),
  };
}

/** A rating that is not named stays as it is. */
const KEEP = `
insert into lead as kept (id, exhibition_id, session_id, meeting_id, owner_participant_id, counterpart_participant_id, rating)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (owner_participant_id, counterpart_participant_id) do update
set rating = coalesce(excluded.rating, kept.rating), meeting_id = excluded.meeting_id, updated_at = now()
returning id, note_id as "noteId"`;

/** A note is kept in the language in which its author reads. */
const NOTE = `
insert into private_text (id, exhibition_id, session_id, kind, text, author_person_id)
select $1, $2, $3, 'note', jsonb_build_object(p.reads, $4::text), p.id from person p where p.id = $5
returning id`;

const OF = `
select l.owner_participant_id as owner, l.counterpart_participant_id as counterpart, l.rating,
  (select min(words.value) from jsonb_each_text(t.text) words) as note
from lead l left join private_text t on t.id = l.note_id and t.erased_at is null
where l.owner_participant_id = $1 order by l.id`;
