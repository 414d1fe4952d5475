import { expect, test } from 'vitest';
import type { OrganisationId, PersonId, VenueId } from '../../domain/kernel/id.ts';
import type { Side } from '../../domain/kernel/side.ts';
import { chooseFree, type DemoPerson } from './chooseFree.ts';

const somebody = (
  name: string,
  side: Side,
  at: Partial<{ venue: string; languages: string[]; organisation: string; commitments: string[] }> = {},
): DemoPerson => ({
  person: name as PersonId,
  side,
  organisation: (at.organisation ?? `of ${name}`) as OrganisationId,
  venue: (at.venue ?? 'Macao') as VenueId,
  languages: at.languages ?? ['en'],
  commitments: at.commitments ?? [],
});
const names = (people: readonly DemoPerson[]) => people.map(({ person }) => person);

test('takes couples with few others before couples that fit a little better', () => {
  const people = [
    somebody('star', 'exhibitor'),
    somebody('niche', 'exhibitor'),
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => somebody(name, 'buyer')),
    somebody('seeker', 'buyer'),
  ];
  const fitOf = (company: string, buyer: string) => {
    if (company === 'of niche') return buyer === 'of seeker' ? 0.7 : null;
    return buyer === 'of seeker' ? null : 0.72;
  };
  expect(names(chooseFree(people, fitOf, 1))).toEqual(['niche', 'seeker']);
  expect(names(chooseFree(people, fitOf, 2)).slice(0, 2)).toEqual(['niche', 'star']);
});

test('takes nobody twice, and nobody who cannot talk or stands elsewhere', () => {
  const people = [
    somebody('one', 'exhibitor', { organisation: 'firm' }),
    somebody('two', 'exhibitor', { organisation: 'firm' }),
    somebody('here', 'buyer'),
    somebody('mute', 'buyer', { languages: ['pt'] }),
    somebody('there', 'buyer', { venue: 'Hengqin' }),
  ];
  expect(names(chooseFree(people, () => 0.5, 3))).toEqual(['one', 'here']);
});

test('takes nobody who has an appointment, at whatever hour', () => {
  const people = [
    somebody('lunching', 'exhibitor', { commitments: ['lunch'] }),
    somebody('free', 'exhibitor'),
    somebody('seeker', 'buyer'),
    somebody('leaving', 'buyer', { commitments: ['train'] }),
  ];
  const fitOf = (company: string) => (company === 'of lunching' ? 0.9 : 0.6);
  expect(names(chooseFree(people, fitOf, 2))).toEqual(['free', 'seeker']);
});
