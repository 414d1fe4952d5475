import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../src/domain/kernel/id.ts';
import { postgresConsents } from '../../src/postgres/consents.store.ts';
import { postgresPeople } from '../../src/postgres/people.store.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 3, places: 3, sessions: 1 });
const { exhibition } = fair;
const [ana, bo] = fair.exhibitors;
const [carla, duarte] = fair.buyers;

await sql.run(
  `update person set name = '{"pt": "Representante Demo"}', job_title = '{"en": "Sales"}', reads = 'pt', email = 'ana@demo.example', phone = '000-1', tokens = '{demo,representante}' where id = $1`,
  [ana!.person],
);
await sql.run(`update company set tokens = '{jadesail}' where id = $1`, [ana!.organisation]);
await insert('person_language', [
  { person_id: ana!.person, language: 'pt', rank: 2 },
  { person_id: ana!.person, language: 'yue', rank: 1 },
]);
await insert('badge', [
  { id: newId(), person_id: ana!.person, front_code: 'E-107', sign_in_hash: 'a' },
  {
    id: newId(),
    person_id: bo!.person,
    front_code: 'E-108',
    sign_in_hash: 'b',
    state: 'revoked',
    revoked_at: new Date(),
  },
]);

describe('people', () => {
  const people = postgresPeople(sql);

  test('are read with their languages in order and their active front code, without contact data', async () => {
    expect(await people.byIds([ana!.person])).toEqual([
      {
        id: ana!.person,
        exhibition,
        name: { pt: 'Representante Demo' },
        role: { en: 'Sales' },
        organisation: ana!.organisation,
        languages: ['yue', 'pt'],
        reads: 'pt',
        frontCode: 'E-107',
      },
    ]);
    expect(await people.byIds([bo!.person])).toMatchObject([{ role: null, languages: [], frontCode: null }]);
  });

  test.each([
    ['by a word of the name', ['representante'], '', true],
    ['by a part of a word, as a surname is of its pair of characters', ['present', 'sail'], '', true],
    ['by a word of the company', ['jadesail', 'demo'], '', true],
    ['by a part of the front code, in any case', [], 'e-10', true],
    ['not by a word that stands nowhere', ['representante', 'none'], '', false],
    ['not by nothing', [], '', false],
    ['not by a pattern', [], '%', false],
  ])('are found %s', async (_, words, code, isFound) => {
    expect(await people.matching(exhibition, words, code)).toEqual(isFound ? [ana!.person] : []);
  });

  test('are reached by their contacts, until they were erased', async () => {
    expect(await people.contacts([ana!.person])).toEqual([
      { person: ana!.person, email: 'ana@demo.example', phone: '000-1' },
    ]);
    await sql.run('update person set erased_at = now() where id = $1', [duarte!.person]);
    expect(await people.contacts([duarte!.person])).toEqual([]);
  });
});

describe('a consent', () => {
  const consents = postgresConsents(sql);
  const granted = (of: PersonId, to: PersonId) => consents.granted([{ of, to }]);

  test('is none where nothing was said', async () => {
    expect(await granted(bo!.person, carla!.person)).toEqual([]);
  });

  test('of one counterpart holds for that one and that direction alone; the newest answer holds', async () => {
    const pair = { of: bo!.person, to: carla!.person };
    await consents.keep({ ...pair, exhibition, granted: true, at: 1_000 });
    expect(await consents.granted([pair, { of: pair.to, to: pair.of }, { of: pair.of, to: duarte!.person }])).toEqual([
      pair,
    ]);
    await consents.keep({ ...pair, exhibition, granted: false, at: 2_000 });
    expect(await consents.granted([pair])).toEqual([]);
  });

  test('of all holds for who was not answered apart', async () => {
    await insert('consent', [
      { id: newId(), person_id: ana!.person, purpose: 'contact-to-counterpart', is_granted: true },
    ]);
    await consents.keep({ of: ana!.person, to: duarte!.person, exhibition, granted: false, at: 1_000 });
    expect(await granted(ana!.person, carla!.person)).toHaveLength(1);
    expect(await granted(ana!.person, duarte!.person)).toEqual([]);
  });
});
