import type { PersonId, SessionId } from '../../domain/kernel/id.ts';
import { textIn } from '../../domain/kernel/language.ts';
import { Matchmaker } from '../../domain/matching/matchmaker.ts';
import { scoreOf } from '../../domain/matching/score.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { chooseFree, type DemoPerson } from './chooseFree.ts';

/** Couples of an exhibitor and a buyer that the demo leaves to people. */
const COUPLES = 3;

/** Somebody of the demo's session, by name. */
export interface DemoParticipant extends DemoPerson {
  name: string;
}

/** Everybody who is expected in the session: first those left to people (exhibitors, then buyers, in the order of their couples), then all others. */
export async function demoPeople(
  ports: Pick<Ports, 'plans' | 'people' | 'matchProfiles'>,
  session: SessionId,
  today: string,
): Promise<{ free: DemoParticipant[]; others: DemoParticipant[] }> {
  const joining = await ports.plans.joining(session, await ports.plans.expected(session));
  const { trade } = await ports.matchProfiles.trade(session);
  const profiles = await ports.matchProfiles.profiles(session, [
    ...new Set(joining.map(({ organisation }) => organisation)),
  ]);
  const matchmaker = new Matchmaker({ trade, on: today, profiles });
  const free = chooseFree(
    joining,
    (company, buyer) => {
      const { score } = matchmaker.fitOf(company, buyer);
      if (!score) return null;
      const { exhibitor, buyer: other } = scoreOf(score, false);
      return Math.min(exhibitor, other);
    },
    COUPLES,
  );
  const names = await namesOf(
    ports,
    joining.map(({ person }) => person),
  );
  const named = (person: DemoPerson): DemoParticipant => ({ ...person, name: names.get(person.person) ?? '' });
  const chosen = new Set(free.map(({ person }) => person));
  return { free: free.map(named), others: joining.filter(({ person }) => !chosen.has(person)).map(named) };
}

/** The fair's interpreters, by name. */
export async function demoInterpreters(
  ports: Pick<Ports, 'plans' | 'people'>,
  session: SessionId,
): Promise<{ person: PersonId; name: string }[]> {
  const people = await ports.plans.interpreters(session);
  const names = await namesOf(ports, people);
  return people.map((person) => ({ person, name: names.get(person) ?? '' }));
}

async function namesOf(
  ports: Pick<Ports, 'people'>,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const found = await ports.people.byIds(people);
  return new Map(found.map(({ id, name }) => [id, textIn(name, ['en'])?.text ?? '']));
}
