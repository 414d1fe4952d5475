import { describe, expect, test } from 'vitest';
import type { MeetingId, ParticipantId, TextId } from '../../src/domain/kernel/id.ts';
import { postgresLeads } from '../../src/postgres/leads.store.ts';
import { postgresPrivateTexts } from '../../src/postgres/privateTexts.store.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 1, places: 1, sessions: 1 });
const { exhibition } = fair;
const session = fair.sessions[0]!;
const ana = fair.exhibitors[0]!;
const carla = fair.buyers[0]!;
await sql.run(`update person set reads = 'pt' where id = $1`, [ana.person]);

describe('private texts', () => {
  const texts = postgresPrivateTexts(sql);
  const announcement = (text: string) => ({
    id: newId<TextId>(),
    exhibition,
    session,
    kind: 'announcement' as const,
    text: { en: text },
    author: { person: ana.person },
  });

  test('are read by their ids, and the last announcement of a session apart', async () => {
    const [first, last] = [announcement('Doors open'), announcement('Lunch')];
    await texts.keep(first);
    await texts.keep(last);
    await texts.keep({ ...announcement('A reason'), kind: 'reason', author: null });
    expect(await texts.byIds([first.id])).toEqual([{ id: first.id, text: { en: 'Doors open' } }]);
    expect(await texts.lastAnnouncement(session)).toEqual({ text: { en: 'Lunch' }, at: expect.any(Number) });
    await texts.forget(last.id);
    expect(await texts.lastAnnouncement(session)).toMatchObject({ text: { en: 'Doors open' } });
  });

  test('that were erased are read no more', async () => {
    const gone = announcement('Gone');
    await texts.keep(gone);
    await sql.run(`update private_text set text = '{}', erased_at = now() where id = $1`, [gone.id]);
    expect(await texts.byIds([gone.id])).toEqual([]);
    expect(await texts.lastAnnouncement(session)).not.toMatchObject({ text: { en: 'Gone' } });
  });
});

describe('a lead', () => {
  const leads = postgresLeads(sql);
  const [owner, counterpart] = [newId<ParticipantId>(), newId<ParticipantId>()];

  async function met(): Promise<MeetingId> {
    const common = { session_id: session, venue_id: fair.venue, state: 'COOLDOWN', state_since: new Date() };
    await insert('participant', [
      { id: owner, person_id: ana.person, side: 'exhibitor', company_id: ana.organisation, ...common },
      { id: counterpart, person_id: carla.person, side: 'buyer', buyer_id: carla.organisation, ...common },
    ]);
    const [offer, meeting] = [newId(), newId<MeetingId>()];
    const pair = {
      session_id: session,
      exhibitor_participant_id: owner,
      buyer_participant_id: counterpart,
      place_kind: 'table',
    };
    const now = new Date();
    await insert('offer', [
      {
        id: offer,
        ...pair,
        state: 'CONFIRMED',
        fit: {},
        made_at: now,
        exhibitor_deadline: now,
        buyer_deadline: now,
        ended_at: now,
      },
    ]);
    await insert('meeting', [{ id: meeting, ...pair, offer_id: offer, state: 'ENDED', confirmed_at: now }]);
    return meeting;
  }

  test('keeps what is named and leaves the rest; a note is taken away by saying so', async () => {
    const change = { owner, counterpart, exhibition, session, meeting: await met(), author: ana.person };
    await leads.keep({ ...change, rating: 4 });
    expect(await leads.of(owner)).toEqual([{ owner, counterpart, note: null, rating: 4 }]);
    await leads.keep({ ...change, note: 'Liga na segunda-feira' });
    await leads.keep({ ...change, note: 'Quer 12 t' });
    expect(await leads.of(owner)).toEqual([{ owner, counterpart, note: 'Quer 12 t', rating: 4 }]);
    expect(await sql.many(`select text from private_text where kind = 'note'`)).toEqual([
      { text: { pt: 'Quer 12 t' } },
    ]);
    await leads.keep({ ...change, note: null, rating: 5 });
    expect(await leads.of(owner)).toEqual([{ owner, counterpart, note: null, rating: 5 }]);
    expect(await sql.many(`select from private_text where kind = 'note'`)).toEqual([]);
    expect(await leads.of(counterpart)).toEqual([]);
  });
});
