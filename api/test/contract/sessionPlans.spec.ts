import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import { postgresSessionPlans } from '../../src/postgres/sessionPlans.store.ts';
import type { SessionId } from '../../src/domain/kernel/id.ts';
import { newId } from '../builders/databaseFair.ts';
import { fairDatabase } from '../builders/databaseSql.ts';

const { sql, fair, insert } = await fairDatabase({ people: 3, places: 2, sessions: 3 });
const plans = postgresSessionPlans(sql);
const { exhibition } = fair;
const [morning, noon, evening] = fair.sessions;
const [ana, bo] = fair.exhibitors;
const [carla, duarte] = fair.buyers;
const [table, other] = fair.places;

const stand = newId();
await insert('place', [
  { id: stand, venue_id: fair.venue, kind: 'stand', label: 'A07', company_id: ana!.organisation, zone: 'A' },
]);
await insert('session_place', [
  { session_id: morning, place_id: other, is_open: false },
  { session_id: morning, place_id: table },
  { session_id: morning, place_id: stand },
]);
await insert('session_person', [
  { session_id: morning, person_id: ana!.person },
  { session_id: noon, person_id: carla!.person },
]);
await sql.run(`update pairing_session set rules = '{"meetingMinutes": 20}', themes = '{guochao,food}' where id = $1`, [
  morning,
]);
await sql.run(`update pairing_session set opens_at = opens_at - interval '1 day' where id = $1`, [evening]);
await sql.run(`update company set owner_group = 'Demo group', employees = 19 where id = $1`, [ana!.organisation]);
await sql.run(`update buyer set employees = 20 where id = $1`, [carla!.organisation]);
await sql.run('update person set answer_seconds = 90 where id = $1', [ana!.person]);
await insert('person_language', [
  { person_id: ana!.person, language: 'pt', rank: 1 },
  { person_id: ana!.person, language: 'cmn', rank: 2 },
]);
await insert('commitment', [
  {
    id: newId(),
    person_id: ana!.person,
    starts_at: '2027-03-04T05:00:00Z',
    ends_at: '2027-03-04T06:00:00Z',
    kind: 'meal',
  },
  {
    id: newId(),
    person_id: ana!.person,
    starts_at: '2027-03-04T04:00:00Z',
    ends_at: '2027-03-04T04:30:00Z',
    kind: 'meeting',
    venue_id: fair.venue,
  },
]);
await insert('pair_memory', [
  { company_id: ana!.organisation, buyer_id: carla!.organisation, cause: 'met', session_id: noon, sequence: 5 },
  { company_id: bo!.organisation, buyer_id: carla!.organisation, cause: 'blocked', session_id: noon, sequence: 6 },
]);
const at = (time: string) => Date.parse(`2027-03-04T${time}:00Z`);

describe('a plan', () => {
  test('has its places in the order in which people count, its venues, and every rule', async () => {
    const [plan] = await plans.byIds([morning!]);
    expect(plan).toMatchObject({
      id: morning,
      exhibition,
      account: fair.account,
      name: { en: 'Demo session 1' },
      theme: 'guochao',
      kind: 'sourcing',
      zoneMinutes: 480,
      opensAt: at('02:00'),
      endsAt: at('10:00'),
      venues: [{ venue: fair.venue, code: 'MO-1', walkMinutes: 5 }],
    });
    expect(plan!.rules).toEqual({ ...DEFAULT_RULES, meetingMinutes: 20 });
    expect(plan!.places).toEqual([
      { place: table, venue: fair.venue, kind: 'table', label: '1', zone: null, organisation: null, open: true },
      { place: other, venue: fair.venue, kind: 'table', label: '2', zone: null, organisation: null, open: false },
      {
        place: stand,
        venue: fair.venue,
        kind: 'stand',
        label: 'A07',
        zone: 'A',
        organisation: ana!.organisation,
        open: true,
      },
    ]);
  });

  test('without places has none; those of an exhibition come in the order in which they open', async () => {
    const all = await plans.ofExhibitions([exhibition]);
    expect(all.map(({ id }) => id)).toEqual([evening, morning, noon]);
    expect(all[0]!.places).toEqual([]);
    expect(await plans.byIds([newId<SessionId>()])).toEqual([]);
  });
});

describe('to whom a session belongs', () => {
  test('is asked once, for it never changes', async () => {
    const asked: string[] = [];
    const counted = {
      ...sql,
      first: <Row extends object>(text: string, values?: readonly unknown[]) => {
        asked.push(text);
        return sql.first<Row>(text, values);
      },
    };
    const remembering = postgresSessionPlans(counted);
    const belongs = { exhibition, account: fair.account };
    expect(await remembering.whereabouts(morning!)).toEqual(belongs);
    expect(await remembering.whereabouts(morning!)).toEqual(belongs);
    expect(await remembering.whereabouts(noon!)).toEqual(belongs);
    expect(asked).toHaveLength(2);
  });

  test('is not known of a session that is not there, and is known once it has come', async () => {
    const coming = newId<SessionId>();
    expect(await plans.whereabouts(coming)).toBeNull();
    await sql.run(
      `insert into pairing_session (id, exhibition_id, reference, name, opens_at, ends_at, rules, state, kind)
       select $1, exhibition_id, 'coming', name, opens_at, ends_at, rules, state, kind from pairing_session where id = $2`,
      [coming, noon],
    );
    expect(await plans.whereabouts(coming)).toEqual({ exhibition, account: fair.account });
    await sql.run('delete from pairing_session where id = $1', [coming]);
  });
});

describe('who takes part', () => {
  test('is who is expected, and whoever came', async () => {
    expect(await plans.expected(morning!)).toEqual([ana!.person]);
    expect(await plans.ofPerson(carla!.person)).toEqual([noon]);
    expect(await plans.ofPerson(duarte!.person)).toEqual([]);
  });

  test('brings everything that a decision needs, and nothing personal', async () => {
    const [facts] = await plans.joining(morning!, [ana!.person]);
    expect(facts).toEqual({
      person: ana!.person,
      side: 'exhibitor',
      organisation: ana!.organisation,
      ownerGroup: 'Demo group',
      size: 'small',
      venue: fair.venue,
      languages: ['pt', 'cmn'],
      stand,
      answerSeconds: 90,
      commitments: [
        { from: at('04:00'), to: at('04:30'), venue: fair.venue },
        { from: at('05:00'), to: at('06:00'), venue: null },
      ],
      forbidden: [{ organisation: carla!.organisation, cause: 'met' }],
      hosted: false,
      heldElsewhere: {},
    });
  });

  test('brings what the exhibition remembers of them from the other side too', async () => {
    const [facts] = await plans.joining(morning!, [carla!.person]);
    expect(facts).toMatchObject({
      side: 'buyer',
      size: 'medium',
      stand: null,
      answerSeconds: null,
      commitments: [],
      languages: [],
    });
    expect(facts!.forbidden).toEqual(
      [
        { organisation: ana!.organisation, cause: 'met' },
        { organisation: bo!.organisation, cause: 'blocked' },
      ].toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1)),
    );
  });

  test('leaves out who represents nobody, and who is of another exhibition', async () => {
    const interpreter = newId();
    await insert('person', [
      { id: interpreter, reference: 'IN-1', name: { en: 'Demo interpreter' }, role: 'interpreter' },
    ]);
    expect(await plans.joining(morning!, [interpreter as never, newId()])).toEqual([]);
  });

  test('is live elsewhere only between check-in and leaving', async () => {
    const participant = newId();
    await insert('participant', [
      {
        id: participant,
        session_id: noon,
        person_id: bo!.person,
        side: 'exhibitor',
        company_id: bo!.organisation,
        venue_id: fair.venue,
        state: 'EXPECTED',
        state_since: new Date(),
      },
    ]);
    const elsewhere = () => plans.liveElsewhere(bo!.person, morning!);
    expect(await elsewhere()).toBeNull();
    await sql.run(`update participant set state = 'PAUSED' where id = $1`, [participant]);
    expect(await elsewhere()).toEqual({ id: noon, name: { en: 'Demo session 2' } });
    expect(await plans.liveElsewhere(bo!.person, noon!)).toBeNull();
    expect(await plans.ofPerson(bo!.person)).toEqual([noon]);
    await sql.run(`update participant set state = 'LEFT' where id = $1`, [participant]);
    expect(await elsewhere()).toBeNull();
  });

  test('[PA11] brings when its organisation met others, and how many it met on each day of the exhibition in other sessions', async () => {
    await sql.run('update buyer set is_hosted = true where id = $1', [carla!.organisation]);
    const [exhibitor, buyer] = [newId(), newId()];
    const row = { session_id: evening, venue_id: fair.venue, state: 'LEFT', state_since: '2027-03-04T02:00:00Z' };
    await insert('participant', [
      { ...row, id: exhibitor, person_id: bo!.person, side: 'exhibitor', company_id: ana!.organisation },
      { ...row, id: buyer, person_id: carla!.person, side: 'buyer', buyer_id: carla!.organisation },
    ]);
    const pair = {
      session_id: evening,
      exhibitor_participant_id: exhibitor,
      buyer_participant_id: buyer,
      place_kind: 'table',
    };
    const made = {
      fit: '{}',
      made_at: row.state_since,
      exhibitor_deadline: row.state_since,
      buyer_deadline: row.state_since,
    };
    // In Macao the second of these ended on the next day; the third was a no-show.
    const ends = [
      ['2027-03-04T10:00:00Z', null],
      ['2027-03-04T16:00:00Z', null],
      ['2027-03-04T17:00:00Z', 'buyer'],
    ] as const;
    for (const [ended_at, absent] of ends) {
      const [offer_id, id] = [newId(), newId()];
      await insert('offer', [{ ...pair, ...made, id: offer_id, state: 'CONFIRMED', ended_at }]);
      await insert('meeting', [
        { ...pair, id, offer_id, state: 'ENDED', confirmed_at: row.state_since, ended_at, absent },
      ]);
    }
    const fourth = Date.parse('2027-03-04T00:00:00Z') / 86_400_000;
    const [company] = await plans.joining(morning!, [ana!.person]);
    expect(company!.heldElsewhere).toEqual({ [fourth]: 1, [fourth + 1]: 1 });
    expect(company!.forbidden).toEqual([{ organisation: carla!.organisation, cause: 'met', at: at('16:00') }]);
    const [visitor] = await plans.joining(morning!, [carla!.person]);
    expect(visitor).toMatchObject({ hosted: true, heldElsewhere: { [fourth]: 1, [fourth + 1]: 1 } });
    const [here] = await plans.joining(evening!, [carla!.person]);
    expect(here!.heldElsewhere).toEqual({});
  });
});
