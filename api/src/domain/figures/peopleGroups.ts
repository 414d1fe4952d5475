import type { Side } from '../kernel/side.ts';
import type { Seconds } from '../kernel/time.ts';
import type { Histogram } from './histogram.ts';
import type { PersonTally } from './tally.ts';

/** FI15: how many people have sat in so many meetings. */
export interface SpreadStep {
  meetings: number;
  exhibitors: number;
  buyers: number;
}

/** FI16: those with one trait in common. */
export interface PeopleGroup {
  trait: 'side' | 'venue' | 'size' | 'language';
  value: string;
  people: number;
  meetingsEach: number;
  withoutMeeting: number;
  waitMedianSeconds: Seconds | null;
}

/** FI15: the spread from none to the most. */
export function spreadOf(people: readonly PersonTally[]): SpreadStep[] {
  if (people.length === 0) return [];
  const most = people.reduce((top, { meetings }) => Math.max(top, meetings), 0);
  const count = (side: Side, meetings: number) =>
    people.filter((person) => person.side === side && person.meetings === meetings).length;
  return Array.from({ length: most + 1 }, (_, meetings) => ({
    meetings,
    exhibitors: count('exhibitor', meetings),
    buyers: count('buyer', meetings),
  }));
}

const TRAITS: readonly PeopleGroup['trait'][] = ['side', 'venue', 'size', 'language'];

/** FI16: groups of one trait together, the largest first. */
export function groupsOf(people: readonly PersonTally[], waits: ReadonlyMap<string, Histogram>): PeopleGroup[] {
  const groups = new Map<string, PersonTally[]>();
  for (const person of people)
    for (const key of traitsOf(person)) {
      const members = groups.get(key);
      if (members) members.push(person);
      else groups.set(key, [person]);
    }
  return [...groups]
    .map(([key, members]) => {
      const [trait, value] = key.split(' ') as [PeopleGroup['trait'], string];
      const held = members.reduce((sum, { meetings }) => sum + meetings, 0);
      return {
        trait,
        value,
        people: members.length,
        meetingsEach: held / members.length,
        withoutMeeting: members.filter(({ meetings }) => meetings === 0).length,
        waitMedianSeconds: waits.get(key)?.quantile(0.5) ?? null,
      };
    })
    .sort(
      (a, b) =>
        TRAITS.indexOf(a.trait) - TRAITS.indexOf(b.trait) || b.people - a.people || (a.value < b.value ? -1 : 1),
    );
}

function traitsOf({ side, venues, size, languages }: PersonTally): readonly string[] {
  return [
    `side ${side}`,
    ...[...venues].map((venue) => `venue ${venue}`),
    ...(size ? [`size ${size}`] : []),
    ...languages.map((language) => `language ${language}`),
  ];
}
