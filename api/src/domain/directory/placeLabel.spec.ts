import { expect, test } from 'vitest';
import type { Cells } from './field/field.ts';
import { labelsOf, placesField } from './placeLabel.ts';
import type { Reason } from './rowProblem.ts';

test.each([
  ['12', ['12']],
  ['1-3', ['1', '2', '3']],
  ['V9-V11', ['V9', 'V10', 'V11']],
  ['A08-10', ['A08', 'A09', 'A10']],
  ['B-12', ['B-12']],
])('%s stands for %j', (label, labels) => {
  expect(labelsOf(label)).toEqual(labels);
});

test.each(['9-3', '1-5000'])('%s stands for nothing', (label) => {
  expect(labelsOf(label)).toBeNull();
});

function readPlaces(text: string) {
  const refused: Reason[] = [];
  const cells: Cells = {
    get: () => text,
    refuse: (_, reason) => refused.push(reason),
    trade: { schemes: new Map(), agreements: new Map(), regulatedGoods: new Map(), isTimeZone: () => false },
  };
  return { places: placesField('places').read(cells), refused };
}

test('places of several venues in one cell, each once, in the order of the hall', () => {
  const { places, refused } = readPlaces('MO:9-11、HQ：V1–V2; MO 10\nMO:2');
  expect(refused).toEqual([]);
  expect(places.map(({ venue, label }) => `${venue} ${label}`)).toEqual([
    'HQ V1',
    'HQ V2',
    'MO 2',
    'MO 9',
    'MO 10',
    'MO 11',
  ]);
});

test('what was read is written as ranges and reads the same', () => {
  for (const text of ['HQ:V1-V2; MO:2; MO:9-11', 'MO:A08-A10', 'MO:B-12; MO:Lounge', '']) {
    expect(placesField('places').write(readPlaces(text).places)).toEqual([text]);
  }
});

test.each(['12', 'MO:', 'MO:9-3', 'MO:<b>'])('%s names no place', (text) => {
  expect(readPlaces(text).refused).toEqual([{ code: 'places-form' }]);
});
