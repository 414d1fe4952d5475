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
export const TOKEN_BYTES = 16;
/** Digits of a front code's number. */
export const NUMBER_DIGITS = 4;

/** Of how many people badges are printed at once; a fair of thousands is printed sheet by sheet. */
export const MOST_BADGES = 250;

/** Which badges are issued. */
export interface BadgesWanted {
  /**
   * Also to those who have one with which nobody has signed in yet: the codes of a badge are shown once, so a print that was lost is made again with new
   * codes. The front code gets a letter, and the old codes are void.
   */
  alsoUnused?: boolean;
  /** At most so many; the rest is left for the next time. */
  most?: number;
}

/** Issues a badge to everybody of an exhibition who has none: `E-0107` for exhibitors, `B-2104` for buyers, `S-` for staff. */
export async function issueBadges(
  ports: Pick<Ports, 'badges' | 'newId' | 'secrets'>,
  exhibition: ExhibitionId,
  { alsoUnused = false, most = Infinity }: BadgesWanted = {},
): Promise<BadgeIssued[]> {
  const [people, unused, highest] = await Promise.all([
    ports.badges.withoutBadge(exhibition),
    alsoUnused ? ports.badges.unused(exhibition) : [],
    ports.badges.highestNumber(exhibition),
  ]);
  const first = people.map(({ person, letter }, index) => {
    const frontCode = `${letter}-${String(highest + index + 1).padStart(NUMBER_DIGITS, '0')}`;
    return { person, frontCode };
  });
  const again = unused.map(({ person, frontCode }) => ({ person, frontCode: nextFrontCode(frontCode) }));
  const made = [...first, ...again].slice(0, most).map((badge) => makeBadge(ports, { exhibition, ...badge }));
  if (made.length > 0) await ports.badges.issue(made.map(({ kept }) => kept));
  return made.map(({ issued }) => issued);
}

/** Front codes of an exhibition are unique for good, so a badge that is issued anew adds a letter: `E-0107` becomes `E-0107A`, then `B`. */
export function nextFrontCode(frontCode: string): string {
  const [, stem = frontCode, letter = ''] = /^(.*\d)([A-Y]?)$/.exec(frontCode) ?? [];
  return `${stem}${letter ? String.fromCodePoint(letter.codePointAt(0)! + 1) : 'A'}`;
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
