import { printedShortCode, shortCodeOf, SHORT_CODE_BYTES } from '../../domain/credential/badgeCode.ts';
import type { BadgeId, ExhibitionId, PersonId } from '../../domain/kernel/id.ts';
import type { NewBadge } from '../../ports/badges.ts';
import type { Ports } from '../kernel/ports.ts';

/** The codes of a new badge. Only their hashes are kept: whoever issues a badge hands these out once. */
export interface BadgeIssued {
  person: PersonId;
  frontCode: string;
  /** Token of the sign-in link. */
  signInToken: string;
  /** What may be typed instead, in two groups. */
  shortCode: string;
}

/** Bytes of a link token: 128 bits. */
const TOKEN_BYTES = 16;
/** Digits of a front code's number. */
const NUMBER_DIGITS = 4;

/** Issues a badge to everybody of an exhibition who has none: `E-0107` for exhibitors, `B-2104` for buyers, `S-` for staff. */
export async function issueBadges(
  ports: Pick<Ports, 'badges' | 'newId' | 'secrets'>,
  exhibition: ExhibitionId,
): Promise<BadgeIssued[]> {
  const [people, highest] = await Promise.all([
    ports.badges.withoutBadge(exhibition),
    ports.badges.highestNumber(exhibition),
  ]);
  const made = people.map(({ person, letter }, index) => {
    const frontCode = `${letter}-${String(highest + index + 1).padStart(NUMBER_DIGITS, '0')}`;
    return makeBadge(ports, { exhibition, person, frontCode });
  });
  await ports.badges.issue(made.map(({ kept }) => kept));
  return made.map(({ issued }) => issued);
}

/** Makes the codes of one badge, and what is kept of them. */
export function makeBadge(
  { newId, secrets }: Pick<Ports, 'newId' | 'secrets'>,
  { exhibition, person, frontCode }: Pick<NewBadge, 'exhibition' | 'person' | 'frontCode'>,
): { kept: NewBadge; issued: BadgeIssued } {
  const signInToken = secrets.randomText(TOKEN_BYTES);
  const shortCode = shortCodeOf(secrets.random(SHORT_CODE_BYTES));
  return {
    kept: {
      id: newId() as BadgeId,
      exhibition,
      person,
      frontCode,
      signInHash: secrets.hashCode(signInToken),
      shortCodeHash: secrets.hashCode(shortCode),
    },
    issued: { person, frontCode, signInToken, shortCode: printedShortCode(shortCode) },
  };
}
