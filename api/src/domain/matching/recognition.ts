import type { LocalDate, SchemeKey } from '../directory/fairLists.ts';
import type { CertificateProfile, LicenceProfile, ProductId, Recognition } from './profile.ts';

/** How a company meets a scheme for one product on one day. */
export type SchemeStanding =
  | { met: 'held'; certificate: CertificateProfile }
  /** Another certificate stands for it whole, along these schemes. */
  | { met: 'recognised'; certificate: CertificateProfile; through: readonly SchemeKey[] }
  /** Another certificate counts for a part of it: never enough for a must (MA5). */
  | { met: 'part'; certificate: CertificateProfile; through: readonly SchemeKey[] }
  /** Not met; the first condition that a recognition still lacks, where that is all that lacks. */
  | { met: 'no'; lacking: string | null };

/** Whether a certificate counts on a day: granted, confirmed, and the day within its validity, both ends included (MA3). */
export function isValidOn(certificate: CertificateProfile, day: LocalDate): boolean {
  return certificate.state === 'granted' && certificate.confirmed && isWithin(certificate, day);
}

/** Whether a licence counts on a day (MA6). */
export function isLicensedOn(licence: LicenceProfile, day: LocalDate): boolean {
  return isWithin(licence, day);
}

/**
 * How `scheme` is met for `product`: by a certificate of the company or of that product, or by one that is recognised for it. Of several the
 * best counts: held, recognised, part, and the fewest steps.
 * Method: breadth first from each certificate along recognitions in force whose conditions it meets; a scheme is visited once, so that schemes
 * which point at each other end (MA4). Cost O(certificates x recognitions).
 */
export function schemeStanding(
  scheme: SchemeKey,
  held: { certificates: readonly CertificateProfile[]; product: ProductId; on: LocalDate },
  recognitions: readonly Recognition[],
): SchemeStanding {
  const valid = held.certificates.filter(
    (certificate) =>
      (certificate.product === null || certificate.product === held.product) && isValidOn(certificate, held.on),
  );
  const own = valid.find((certificate) => certificate.scheme === scheme);
  if (own) return { met: 'held', certificate: own };
  let best: SchemeStanding = { met: 'no', lacking: null };
  for (const certificate of valid) {
    const found = standingBy(certificate, scheme, recognitions);
    if (rank(found) < rank(best)) best = found;
  }
  return best;
}

/**
 * Every scheme that a company meets for one of its products at least, on a day: held, or recognised whole (`schemeStanding`). What a must asks of a
 * product may be less, never more. Cost O(certificates x recognitions).
 */
export function schemesMet(
  certificates: readonly CertificateProfile[],
  on: LocalDate,
  recognitions: readonly Recognition[],
): ReadonlySet<SchemeKey> {
  const met = new Set<SchemeKey>();
  for (const certificate of certificates) {
    if (!isValidOn(certificate, on)) continue;
    const reached = new Set([certificate.scheme]);
    // Grows while it is walked.
    for (const from of reached)
      for (const step of recognitions) {
        if (step.from !== from || step.status !== 'in-force') continue;
        if (standingAfter(step, certificate, []).met === 'recognised') reached.add(step.to);
      }
    for (const scheme of reached) met.add(scheme);
  }
  return met;
}

function rank(standing: SchemeStanding): number {
  if (standing.met === 'recognised') return standing.through.length;
  if (standing.met === 'part') return 1_000 + standing.through.length;
  if (standing.met === 'no') return standing.lacking === null ? 1_000_001 : 1_000_000;
  return 0;
}

function standingBy(
  certificate: CertificateProfile,
  scheme: SchemeKey,
  recognitions: readonly Recognition[],
): SchemeStanding {
  const seen = new Set([certificate.scheme]);
  const reached: { scheme: SchemeKey; through: readonly SchemeKey[] }[] = [{ scheme: certificate.scheme, through: [] }];
  let found: SchemeStanding = { met: 'no', lacking: null };
  // Grows while it is walked: what is reached first is nearest.
  for (const { scheme: from, through } of reached) {
    const path = [...through, from];
    for (const step of recognitions) {
      if (step.from !== from || step.status !== 'in-force' || seen.has(step.to)) continue;
      const standing = standingAfter(step, certificate, path);
      if (step.to === scheme && rank(standing) < rank(found)) found = standing;
      if (standing.met !== 'recognised') continue;
      if (step.to === scheme) return standing;
      seen.add(step.to);
      reached.push({ scheme: step.to, through: path });
    }
  }
  return found;
}

/** What one recognition gives to who holds the certificate. */
function standingAfter(
  step: Recognition,
  certificate: CertificateProfile,
  through: readonly SchemeKey[],
): SchemeStanding {
  const lacking = step.conditions.find((condition) => !certificate.conditionsMet.includes(condition));
  if (lacking !== undefined) return { met: 'no', lacking };
  return { met: step.grants === 'part' ? 'part' : 'recognised', certificate, through };
}

function isWithin(
  { validFrom, validUntil }: { validFrom: LocalDate | null; validUntil: LocalDate | null },
  day: LocalDate,
): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}
