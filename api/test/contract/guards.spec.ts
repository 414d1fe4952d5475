/** What the database refuses when the core is bypassed: plain SQL, as a bug, a second program or a person at a console would send it. */
import { describe, expect, test } from 'vitest';
import { fairIds, insertFair } from '../builders/databaseFair.ts';
import { guardedSession } from '../builders/databaseSession.ts';
import { interpreterOf, newId, participantOf } from './sessionLog.builders.ts';

const it = await guardedSession();

/** Sends plain SQL that must be refused by the named guard, and proves that nothing changed. */
async function refuses(guard: string, text: string, values: readonly unknown[]) {
  const before = await it.contents();
  await expect(it.sql.run(text, values)).rejects.toMatchObject({ constraint: guard });
  expect(await it.contents()).toBe(before);
}

describe('the database refuses', () => {
  const engage =
    'insert into engagement (participant_id, exhibition_id, session_id, offer_id, meeting_id) values ($1, $2, $3, $4, $5)';
  const exhibitor = () => participantOf(it.fair, 0).participant;

  test('a second offer of one participant', () =>
    refuses('engagement_pkey', engage, [exhibitor(), it.fair.exhibition, it.lease.session, it.offer, null]));

  test('a meeting of a participant with an open offer', () =>
    refuses('engagement_pkey', engage, [exhibitor(), it.fair.exhibition, it.lease.session, null, it.meeting]));

  test('an engagement in both an offer and a meeting, or in neither', async () => {
    const buyer = participantOf(it.fair, 2).participant;
    await refuses('engagement_one_cause', engage, [buyer, it.fair.exhibition, it.lease.session, it.offer, it.meeting]);
    await refuses('engagement_one_cause', engage, [buyer, it.fair.exhibition, it.lease.session, null, null]);
  });

  test('an engagement in an offer that does not exist', () =>
    refuses('engagement_offer', engage, [
      participantOf(it.fair, 2).participant,
      it.fair.exhibition,
      it.lease.session,
      newId(),
      null,
    ]));

  const help =
    'insert into interpreter_use (interpreter_id, exhibition_id, session_id, offer_id, meeting_id) values ($1, $2, $3, $4, $5)';

  test('a second offer or meeting of one interpreter', async () => {
    const { interpreter } = interpreterOf(it.fair);
    const where = [interpreter, it.fair.exhibition, it.lease.session];
    await refuses('interpreter_use_pkey', help, [...where, it.offer, null]);
    await refuses('interpreter_use_pkey', help, [...where, null, it.meeting]);
    await refuses('interpreter_use_one_cause', help, [...where, it.offer, it.meeting]);
  });

  test('a person who interprets in another session', () =>
    refuses(
      'interpreter_live_person',
      `insert into interpreter (id, exhibition_id, session_id, person_id, venue_id, languages, state, state_since)
       values ($1, $2, $3, $4, $5, '{yue,pt}', 'FREE', now())`,
      [newId(), it.fair.exhibition, it.fair.sessions[1], interpreterOf(it.fair).person, it.fair.venue],
    ));

  test('a second live meeting at one place', () =>
    refuses(
      'place_use_pkey',
      'insert into place_use (place_id, exhibition_id, session_id, meeting_id) values ($1, $2, $3, $4)',
      [it.fair.tables[0], it.fair.exhibition, it.fair.sessions[1], it.meeting],
    ));

  const join = `insert into participant (id, exhibition_id, session_id, person_id, side, company_id, buyer_id, venue_id, state, state_since)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`;

  test.each(['CHECKED_IN', 'AVAILABLE', 'PAUSED', 'OFFERED', 'SUMMONED', 'MEETING', 'COOLDOWN'])(
    'a person who is live in another session: %s',
    (state) => {
      const { person, organisation } = it.fair.people[0]!;
      return refuses('participant_live_person', join, [
        newId(),
        it.fair.exhibition,
        it.fair.sessions[1],
        person,
        'exhibitor',
        organisation,
        null,
        it.fair.venue,
        state,
      ]);
    },
  );

  test('a person twice in one session, even if only expected', () => {
    const { person, organisation } = it.fair.people[0]!;
    return refuses('participant_person_key', join, [
      newId(),
      it.fair.exhibition,
      it.lease.session,
      person,
      'exhibitor',
      organisation,
      null,
      it.fair.venue,
      'EXPECTED',
    ]);
  });

  test('a participant without the party of its side', () => {
    const { person, organisation } = it.fair.people[0]!;
    return refuses('participant_party', join, [
      newId(),
      it.fair.exhibition,
      it.fair.sessions[1],
      person,
      'buyer',
      organisation,
      null,
      it.fair.venue,
      'EXPECTED',
    ]);
  });

  test('a row that points into another exhibition', async () => {
    const other = fairIds({ people: 1, places: 1, sessions: 1 });
    await insertFair(it.url, other);
    const { person, organisation } = it.fair.people[0]!;
    await refuses('participant_session', join, [
      newId(),
      it.fair.exhibition,
      other.sessions[0],
      person,
      'exhibitor',
      organisation,
      null,
      it.fair.venue,
      'EXPECTED',
    ]);
  });

  const write = `insert into session_event (session_id, sequence, exhibition_id, epoch, batch, kind, version, at, payload)
    values ($1, $2, $3, $4, 'console', 'pairing-started', 1, now(), '{}')`;

  test.each([
    ['the next event while the head has not moved', 4, 1],
    ['an event after a hole', 6, 1],
    ['an event of an epoch that has passed', 4, 0],
    ['an event of an epoch to come', 4, 2],
  ])('%s', (_, sequence, epoch) =>
    refuses('session_event_follows_head', write, [it.lease.session, sequence, it.fair.exhibition, epoch]),
  );

  test('an event whose number is taken', () =>
    refuses('session_event_pkey', write, [it.lease.session, 2, it.fair.exhibition, 1]));

  test('an event numbered 0', () =>
    refuses('session_event_sequence_check', write, [it.lease.session, 0, it.fair.exhibition, 1]));

  test('an event after a hole even where somebody moved the head', async () => {
    await it.sql.run('update session_head set head = 9 where session_id = $1', [it.lease.session]);
    await refuses('session_event_follows_head', write, [it.lease.session, 9, it.fair.exhibition, 1]);
  });

  test.each([
    `update session_event set kind = 'pairing-paused' where session_id = $1`,
    'delete from session_event where session_id = $1',
  ])('a change of the log: %s', (text) => refuses('session_event_is_kept', text, [it.lease.session]));

  test('an emptying of the log', () => refuses('session_event_is_kept', 'truncate session_event', []));
});
