import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { FAIR_LIST_NAMES } from '../src/domain/directory/fairLists.ts';
import type { FairListName, FairLists } from '../src/domain/directory/fairLists.ts';
import { readLists } from '../src/domain/directory/readLists.ts';
import type { Reading } from '../src/domain/directory/readLists.ts';
import { NO_FAIR, settleRows } from '../src/domain/directory/settleRows.ts';
import { byLabel } from '../src/domain/directory/tradeReference.ts';
import { readFolder } from '../src/server/spreadsheet/readFolder.ts';
import { readReference } from '../src/server/spreadsheet/readReference.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
let reading: Reading;

beforeAll(async () => {
  const { tables } = await readReference();
  const named = (name: 'certification-schemes' | 'trade-agreements' | 'regulated-goods') =>
    byLabel(tables[name].map((row) => ({ key: row['key'] ?? '', names: [row['name_en'] ?? ''] })));
  const { sheets, problems } = await readFolder(FOLDER);
  expect(problems).toEqual([]);
  reading = readLists(sheets, {
    schemes: named('certification-schemes'),
    agreements: named('trade-agreements'),
    regulatedGoods: named('regulated-goods'),
    isTimeZone: (text) => text === 'Asia/Macau',
  });
});

const rowsOf = <Name extends FairListName>(list: Name) =>
  reading.rows.filter((row) => row.list === list).map(({ row }) => row) as unknown as FairLists[Name];

describe('the demo fair', () => {
  test('has nothing wrong in form: its troubles are in the facts', () => {
    const settled = settleRows(reading, NO_FAIR);
    expect([...reading.problems, ...settled.problems, ...settled.leftOut]).toEqual([]);
    expect(reading.notices).toEqual([]);
  });

  test('has every list, with 60 exhibitors, 60 buyers and places in two halls', () => {
    expect(FAIR_LIST_NAMES.filter((list) => rowsOf(list).length === 0)).toEqual([]);
    expect([rowsOf('companies').length, rowsOf('buyers').length]).toEqual([60, 60]);
    const places = rowsOf('places').filter((place) => place.kind !== 'stand');
    expect(['MO', 'HQ'].map((venue) => places.filter((place) => place.venue === venue).length)).toEqual([40, 16]);
    expect(places.filter((place) => place.venue === 'HQ' && place.kind === 'video')).toHaveLength(6);
  });

  test('draws both halls: everything stands somewhere, nothing on something else, and each table in a zone', () => {
    const places = rowsOf('places');
    const spots = places.flatMap(({ venue, spots: [spot] }) => (spot ? [`${venue} ${spot.x} ${spot.y}`] : []));
    expect([spots.length, new Set(spots).size]).toEqual([places.length, places.length]);
    expect(places.filter(({ kind, hallZone }) => (kind === 'stand') !== (hallZone === null))).toEqual([]);
    expect(rowsOf('venues').filter(({ entrance, ways }) => entrance === null || ways.length === 0)).toEqual([]);
  });

  test('says of every name that it is invented, in every language in which it stands', () => {
    const named = [...rowsOf('exhibition'), ...rowsOf('venues'), ...rowsOf('sessions'), ...rowsOf('companies'), ...rowsOf('buyers'), ...rowsOf('people')];
    const unmarked = named.flatMap((row) => Object.values(row.name)).filter((name) => !/示範|示范|Demonstração|Demo/.test(name));
    expect(unmarked).toEqual([]);
  });

  test('reaches nobody: no mail address or web site of a real domain, no telephone number in use', () => {
    const people = rowsOf('people');
    expect(people.flatMap((row) => row.email ?? []).filter((email) => !email.endsWith('.example'))).toEqual([]);
    expect(people.flatMap((row) => row.phone ?? []).filter((phone) => !phone.replaceAll(' ', '').includes('000'))).toEqual([]);
    const sites = [...rowsOf('companies'), ...rowsOf('buyers')].flatMap((row) => row.website ?? []);
    expect(sites.filter((site) => !site.endsWith('.example'))).toEqual([]);
  });

  test('expects somebody of every company and every buyer in its opening session', () => {
    const expected = rowsOf('people').filter((row) => row.sessions.includes('S-OPEN'));
    const represented = new Set(expected.flatMap((row) => row.party?.reference ?? []));
    const organisations = [...rowsOf('companies'), ...rowsOf('buyers')];
    expect(organisations.filter((row) => !represented.has(row.reference))).toEqual([]);
  });

  test('has the troubles that the page beside it names', () => {
    const [fair] = rowsOf('exhibition');
    const certificates = rowsOf('certificates');
    const ended = certificates.filter((row) => row.validUntil !== null && row.validUntil < fair!.startsOn);
    const ending = certificates.filter((row) => row.validUntil !== null && row.validUntil >= fair!.startsOn && row.validUntil <= fair!.endsOn);
    expect([ended.length, ending.length]).toEqual([4, 2]);
    expect(certificates.filter((row) => row.state === 'suspended')).toHaveLength(2);
    expect(certificates.filter((row) => !row.confirmed)).toHaveLength(3);
    const shares = rowsOf('products').map((row) => row.originShare);
    expect([shares.includes(38), shares.includes(41), shares.filter((share) => share === null).length]).toEqual([true, true, 2]);
    expect(rowsOf('licences').map((row) => row.validUntil! < fair!.startsOn)).toEqual([false, true]);
    const offered = new Set(rowsOf('products').flatMap((row) => row.hsCodes.map((code) => code.slice(0, 4))));
    const unmet = rowsOf('requirements').filter((row) => row.hsCodes.every((code) => !offered.has(code.slice(0, 4))));
    expect(new Set(unmet.map((row) => row.buyer)).size).toBe(4);
    const rated = new Set(rowsOf('rates').map((row) => row.currency));
    expect(rowsOf('products').filter((row) => row.price && !rated.has(row.price.currency))).toHaveLength(1);
  });
});
