import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExhibitionId, PersonId } from '../../domain/kernel/id.ts';
import { issueBadges, makeBadge } from '../../operations/desk/issueBadges.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { replaceFile } from '../wholeFile.ts';

/** The codes of a badge that the demo hands out. A real fair keeps only their hashes; the demo keeps them in its data folder so that its robots can come back. */
export interface DemoBadge {
  person: PersonId;
  frontCode: string;
  token: string;
}

type BadgePorts = Pick<Ports, 'badges' | 'newId' | 'secrets'>;

/** Badges of these people with their sign-in codes: those kept from an earlier start, and new ones where none are. */
export async function demoBadges(
  ports: BadgePorts,
  { exhibition, people, dataDir }: { exhibition: ExhibitionId; people: readonly PersonId[]; dataDir: string },
): Promise<ReadonlyMap<PersonId, DemoBadge>> {
  const file = join(dataDir, 'demo-badges.json');
  const kept = new Map((await readKept(file)).map((badge) => [badge.person, badge]));
  for (const { person, frontCode, signInToken } of await issueBadges(ports, exhibition)) {
    kept.set(person, { person, frontCode, token: signInToken });
  }
  // Somebody's badge whose codes nobody knows any more: the folder was cleared, the database was not.
  for (const badge of await issueAnew(
    ports,
    exhibition,
    people.filter((person) => !kept.has(person)),
  )) {
    kept.set(badge.person, badge);
  }
  await replaceFile(file, { text: JSON.stringify([...kept.values()], null, 1), mode: 0o600 });
  return kept;
}

async function issueAnew(
  ports: BadgePorts,
  exhibition: ExhibitionId,
  people: readonly PersonId[],
): Promise<DemoBadge[]> {
  if (people.length === 0) return [];
  const highest = await ports.badges.highestNumber(exhibition);
  const made = people.map((person, index) => {
    const frontCode = `D-${String(highest + index + 1).padStart(4, '0')}`;
    return makeBadge(ports, { exhibition, person, frontCode });
  });
  await ports.badges.issue(made.map(({ kept }) => kept));
  return made.map(({ issued: { person, frontCode, signInToken } }) => ({ person, frontCode, token: signInToken }));
}

async function readKept(file: string): Promise<DemoBadge[]> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as DemoBadge[]) : [];
}
