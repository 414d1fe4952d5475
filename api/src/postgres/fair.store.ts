/** Keeps a fair as the lists of its organiser, in plain SQL: a list is one statement, whatever its length. */
import type { ListChange } from '../domain/directory/fairChange.ts';
import { FAIR_LIST_NAMES } from '../domain/directory/fairLists.ts';
import type { ExhibitionRow, FairListName, FairLists, FairRow } from '../domain/directory/fairLists.ts';
import type { ListSpec } from '../domain/directory/listSpec.ts';
import type { Certificates } from '../domain/directory/keptChoice.ts';
import { LISTS } from '../domain/directory/lists.ts';
import { byPlace } from '../domain/directory/placeLabel.ts';
import { NO_FAIR } from '../domain/directory/settleRows.ts';
import type { KeptFair } from '../domain/directory/settleRows.ts';
import type { Named } from '../domain/directory/tradeReference.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { FairSaving, FairStore, TradeNames } from '../ports/fairStore.ts';
import type { NewId } from '../ports/ids.ts';
import { SELECTS } from './fair.selects.ts';
import { insertInto, updateOf } from './fair.columns.ts';
import type { TableRecord } from './fair.columns.ts';
import { perDollar, TABLES } from './fair.tables.ts';
import { hallsFurnished, isOneLive, saveListedPlans } from './fairPlan.ts';
import { removePart } from './fairRemoval.ts';
import { IS_LIVE } from './hallPlan.store.ts';
import type { Sql } from './sql.ts';

/** Fairs in PostgreSQL. */
export function postgresFairs(sql: Sql, newId: NewId): FairStore {
  return {
    tradeNames: () => tradeNames(sql),
    exhibitions: (account) =>
      sql.many<never>(`${SELECTS.exhibition.replace('id = $1', 'account_id = $1')} order by starts_on, reference`, [
        account,
      ]),
    async load(account, reference) {
      const found = await sql.first<{ id: string; version: number }>(
        'select id, data_version as version from exhibition where account_id = $1 and reference = $2',
        [account, reference],
      );
      return found ? load(sql, found.id, found.version) : NO_FAIR;
    },
    remove: (removal) => sql.transaction((inside) => removePart(inside, removal)),
    save: (saving) => sql.transaction((inside) => new Saving(inside, saving, newId).run()),
  };
}

async function load(sql: Sql, exhibition: string, version: number): Promise<KeptFair> {
  const lists: Partial<Record<FairListName, readonly FairRow[]>> = {};
  for (const list of FAIR_LIST_NAMES) lists[list] = await sql.many<never>(SELECTS[list], [exhibition]);
  const fair = lists as unknown as FairLists;
  const begun = await sql.many<{ reference: string }>(BEGUN, [exhibition]);
  const erased = await sql.many<{ reference: string }>(ERASED, [exhibition]);
  const live = await sql.many<{ reference: string }>(LIVE_VENUES, [exhibition]);
  const relaxed = await sql.many<{ reference: string } & Certificates>(RELAXED, [exhibition]);
  return {
    version,
    lists: {
      ...fair,
      rates: fair.rates.map((row) => ({ ...row, perDollar: perDollar(row.currency, row.perDollar) })),
      sessions: fair.sessions.map((row) => ({ ...row, places: row.places.toSorted(byPlace) })),
      places: fair.places.toSorted(byPlace),
    },
    begunSessions: new Set(begun.map((row) => row.reference)),
    erasedPeople: new Set(erased.map((row) => row.reference)),
    liveVenues: new Set(live.map((row) => row.reference)),
    relaxed: new Map(relaxed.map(({ reference, ...listed }) => [reference, listed])),
  };
}

/** A session is the floor's once its log has an event. */
const BEGUN = `
select s.reference from pairing_session s where s.exhibition_id = $1
  and (s.state <> 'DRAFT' or exists (select from session_head h where h.session_id = s.id and h.head > 0))`;

const ERASED = 'select reference from person where exhibition_id = $1 and erased_at is not null';

const LIVE_VENUES = `select v.reference from venue v where v.exhibition_id = $1 and ${IS_LIVE.replaceAll('$1', 'v.id')}`;

const RELAXED = `
select reference, listed_must_schemes as "mustCertificates", listed_wish_schemes as "wishCertificates"
from requirement where exhibition_id = $1 and listed_must_schemes is not null`;

/** One import in its transaction. */
class Saving {
  readonly #sql: Sql;
  readonly #saving: FairSaving;
  readonly #newId: NewId;

  constructor(sql: Sql, saving: FairSaving, newId: NewId) {
    this.#sql = sql;
    this.#saving = saving;
    this.#newId = newId;
  }

  async run(): Promise<'saved' | 'stale'> {
    const { account, exhibition: reference, change } = this.#saving;
    const venues = hallsFurnished(change);
    if (await isOneLive(this.#sql, { account, exhibition: reference, venues })) return 'stale';
    const exhibition = await this.#saveExhibition();
    if (exhibition === null) return 'stale';
    for (const list of FAIR_LIST_NAMES) if (list !== 'exhibition') await this.#saveList(list, exhibition);
    await saveListedPlans(this.#sql, exhibition, { venues, change });
    await this.#forgetChoices(exhibition);
    await this.#savePlacesOfSessions(exhibition);
    await this.#saveWhatPeopleHave(exhibition);
    return 'saved';
  }

  /** Its id, after its version was moved on; null where another import or change came first. */
  async #saveExhibition(): Promise<string | null> {
    const { account, exhibition, version, change } = this.#saving;
    const row = change.exhibition.added[0] ?? change.exhibition.changed[0]?.after ?? null;
    const values = row && [...exhibitionValues(row), this.#saving.words.exhibition?.get(exhibition) ?? []];
    if (version === null) {
      if (values === null) return null;
      const added = await this.#sql.first<{ id: string }>(ADD_EXHIBITION, [
        this.#newId(),
        account,
        exhibition,
        ...values,
      ]);
      return added?.id ?? null;
    }
    const moved = await this.#sql.first<{ id: string }>(MOVE_VERSION, [account, exhibition, version]);
    if (moved && values) await this.#sql.run(CHANGE_EXHIBITION, [moved.id, ...values]);
    return moved?.id ?? null;
  }

  async #saveList(list: Exclude<FairListName, 'exhibition'>, exhibition: string): Promise<void> {
    const { added, changed } = this.#saving.change[list];
    const spec = TABLES[list];
    const afters: readonly FairRow[] = changed.map((row) => row.after);
    if (added.length > 0) {
      const records = added.map((row: FairRow) => ({ ...this.#record(list, row), id: this.#newId() }));
      await this.#sql.run(insertInto(spec), [JSON.stringify(records), exhibition]);
    }
    if (afters.length > 0) {
      await this.#sql.run(updateOf(spec), [JSON.stringify(afters.map((row) => this.#record(list, row))), exhibition]);
    }
  }

  #record(list: Exclude<FairListName, 'exhibition'>, row: FairRow): TableRecord {
    const key = (LISTS[list] as ListSpec<FairRow>).key(row);
    const record = TABLES[list].record as (row: FairRow) => TableRecord;
    return { ...record(row), tokens: this.#saving.words[list]?.get(key) ?? [] };
  }

  /** A list that says anew which certificates are required stands for itself again. */
  async #forgetChoices(exhibition: string): Promise<void> {
    const said = this.#saving.change.requirements.changed.filter(({ values }) =>
      values.some((name) => name === 'mustCertificates' || name === 'wishCertificates'),
    );
    if (said.length > 0) await this.#sql.run(FORGET_CHOICES, [exhibition, said.map(({ key }) => key)]);
  }

  async #savePlacesOfSessions(exhibition: string): Promise<void> {
    const sessions = addedAndChanged(this.#saving.change.sessions);
    if (sessions.length === 0) return;
    const records = sessions.map(({ reference, places }) => ({ reference, places }));
    for (const statement of PLACES_OF_SESSIONS) await this.#sql.run(statement, [JSON.stringify(records), exhibition]);
  }

  async #saveWhatPeopleHave(exhibition: string): Promise<void> {
    const people = addedAndChanged(this.#saving.change.people);
    if (people.length === 0) return;
    const records = people.map(({ reference, spoken, sessions, consentsToContact }) => ({
      reference,
      spoken,
      sessions,
      consents: consentsToContact,
      consent_id: this.#newId(),
    }));
    for (const statement of WHAT_PEOPLE_HAVE) await this.#sql.run(statement, [JSON.stringify(records), exhibition]);
  }
}

const FORGET_CHOICES = `
update requirement set listed_must_schemes = null, listed_wish_schemes = null where exhibition_id = $1 and reference = any ($2)`;

function addedAndChanged<Row>({ added, changed }: ListChange<Row>): readonly Row[] {
  return [...added, ...changed.map((row) => row.after)];
}

function exhibitionValues(row: ExhibitionRow): readonly unknown[] {
  const { name, description, startsOn, endsOn, timeZone, themes } = row;
  return [JSON.stringify(name), JSON.stringify(description), startsOn, endsOn, timeZone, themes];
}

const ADD_EXHIBITION = `
insert into exhibition (id, account_id, reference, name, description, starts_on, ends_on, time_zone, themes, tokens, data_version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict (account_id, reference) do nothing returning id`;

const MOVE_VERSION = `
update exhibition set data_version = data_version + 1, updated_at = now()
where account_id = $1 and reference = $2 and data_version = $3 returning id`;

const CHANGE_EXHIBITION = `
update exhibition set name = $2, description = $3, starts_on = $4, ends_on = $5, time_zone = $6, themes = $7, tokens = $8 where id = $1`;

const SESSIONS = `jsonb_to_recordset($1::jsonb) as r(reference text, places jsonb)
join pairing_session s on s.exhibition_id = $2 and s.reference = r.reference`;

/** Places that a list no longer names leave the session; the others stay as they are, open or closed. */
const PLACES_OF_SESSIONS = [
  `delete from session_place x using ${SESSIONS}
where x.session_id = s.id and not exists (
  select from jsonb_to_recordset(r.places) as n(venue text, label text)
  join venue v on v.exhibition_id = $2 and v.reference = n.venue
  join place p on p.venue_id = v.id and p.label = n.label where p.id = x.place_id)`,
  `insert into session_place (session_id, place_id, exhibition_id)
select s.id, p.id, $2 from ${SESSIONS}
cross join lateral jsonb_to_recordset(r.places) as n(venue text, label text)
join venue v on v.exhibition_id = $2 and v.reference = n.venue
join place p on p.venue_id = v.id and p.label = n.label
on conflict do nothing`,
];

const PEOPLE = `jsonb_to_recordset($1::jsonb) as r(reference text, spoken text[], sessions text[], consents boolean, consent_id uuid)
join person p on p.exhibition_id = $2 and p.reference = r.reference`;

/** Languages in the order of the list, sessions they are expected in, and a new answer where the consent differs from the newest. */
const WHAT_PEOPLE_HAVE = [
  `delete from person_language l using ${PEOPLE} where l.person_id = p.id`,
  `insert into person_language (person_id, exhibition_id, language, rank)
select p.id, $2, n.language, n.rank from ${PEOPLE} cross join lateral unnest(r.spoken) with ordinality as n(language, rank)`,
  `delete from session_person x using ${PEOPLE}
where x.person_id = p.id and x.session_id not in (
  select s.id from pairing_session s where s.exhibition_id = $2 and s.reference = any (r.sessions))`,
  `insert into session_person (session_id, person_id, exhibition_id)
select s.id, p.id, $2 from ${PEOPLE} join pairing_session s on s.exhibition_id = $2 and s.reference = any (r.sessions)
on conflict do nothing`,
  `insert into consent (id, exhibition_id, person_id, purpose, is_granted)
select r.consent_id, $2, p.id, 'contact-to-counterpart', r.consents from ${PEOPLE}
where r.consents <> coalesce((
  select k.is_granted from consent k
  where k.person_id = p.id and k.purpose = 'contact-to-counterpart' and k.counterpart_id is null
  order by k.given_at desc, k.id desc limit 1), false)`,
];

async function tradeNames(sql: Sql): Promise<TradeNames> {
  const named = async (table: string): Promise<readonly Named[]> => {
    const rows = await sql.many<{ key: string; name: LocalizedText }>(`select key, name from ${table} order by key`);
    return rows.map(({ key, name }) => ({ key, names: Object.values(name) }));
  };
  const headings = await sql.many<{ code: string; name: LocalizedText }>('select code, name from hs_heading');
  return {
    schemes: await named('certification_scheme'),
    agreements: await named('trade_agreement'),
    regulatedGoods: await named('regulated_goods'),
    hsNames: new Map(headings.map(({ code, name }) => [code, name])),
  };
}
