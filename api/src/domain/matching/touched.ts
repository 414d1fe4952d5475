import type { LocalDate } from '../directory/fairLists.ts';
import type { OrganisationId } from '../kernel/id.ts';
import { hasEmphasis, type Emphasis } from '../pairing/emphasis.ts';
import type { CommonGround } from './commonGround.ts';
import { daysBetween } from './parts.ts';
import type { Agreement, BuyerProfile, CompanyProfile, Profile, TradeContext } from './profile.ts';
import { isLicensedOn, isValidOn } from './recognition.ts';

/** Organisations one of whom is in every pair that may now be judged otherwise; others fit each other as before. */
export type Touched = ReadonlySet<OrganisationId> | 'everybody';

/** The profiles of a fair, and by what they are found. */
export interface Known {
  companies: ReadonlyMap<OrganisationId, CompanyProfile>;
  buyers: ReadonlyMap<OrganisationId, BuyerProfile>;
  ground: CommonGround;
}

/** What two days differ in for a pair: certificates and licences that begin or end, agreements, and the time until a first batch is needed. Cost O(profiles). */
export function touchedByDay(
  { before, on }: { before: LocalDate; on: LocalDate },
  { companies, buyers, ground }: Known,
  { agreements }: Pick<TradeContext, 'agreements'>,
): ReadonlySet<OrganisationId> {
  const touched = new Set<OrganisationId>();
  const differs = (counts: (day: LocalDate) => boolean): boolean => counts(before) !== counts(on);
  const hasLicence = ({ licences }: Profile): boolean =>
    licences.some((licence) => differs((day) => isLicensedOn(licence, day)));
  let longest = 0;
  for (const company of companies.values()) {
    const isOther = company.certificates.some((certificate) => differs((day) => isValidOn(certificate, day)));
    if (isOther || hasLicence(company)) touched.add(company.organisation);
    for (const { leadDays } of company.products) longest = Math.max(longest, leadDays ?? 0);
  }
  const later = before < on ? on : before;
  // Whoever could still deliver in time on the later of the two days could on both.
  const isPressed = (needed: LocalDate | null): boolean => needed !== null && daysBetween(later, needed) < longest;
  for (const buyer of buyers.values())
    if (hasLicence(buyer) || buyer.requirements.some(({ neededBy }) => isPressed(neededBy)))
      touched.add(buyer.organisation);
  for (const agreement of agreements)
    if (differs((day) => isInForceOn(agreement, day))) touchImporters(touched, agreement, ground);
  return touched;
}

/** What a change of the trade around the fair touches: of recognitions and agreements those who ask for them; of rates, rarity and regulated goods everybody. */
export function touchedByTrade(before: TradeContext, after: TradeContext, ground: CommonGround): Touched {
  const isSame =
    isSameMap(before.rates, after.rates) &&
    isSameMap(before.rarity, after.rarity) &&
    JSON.stringify(before.regulatedGoods) === JSON.stringify(after.regulatedGoods);
  const agreements = changesOf(before.agreements, after.agreements);
  const recognitions = changesOf(before.recognitions, after.recognitions);
  if (!isSame || !agreements || !recognitions) return 'everybody';
  const touched = new Set<OrganisationId>();
  for (const agreement of agreements) touchImporters(touched, agreement, ground);
  // What is recognised leads on from scheme to scheme: all that is reached from a changed step, by what held or holds.
  const schemes = new Set(recognitions.map(({ to }) => to));
  const steps = [...before.recognitions, ...after.recognitions];
  for (const scheme of schemes) for (const { from, to } of steps) if (from === scheme) schemes.add(to);
  for (const scheme of schemes) for (const organisation of ground.askingFor(scheme)) touched.add(organisation);
  return touched;
}

/** MA45: whom a change of what the session stands for touches: who names the goods, delivers to the markets, or says the words that came or went. */
export function touchedByEmphasis(before: Emphasis, after: Emphasis, ground: CommonGround): Touched {
  if (!hasEmphasis(before) || !hasEmphasis(after)) return 'everybody';
  const [headings, markets] = [
    changesOf(before.headings, after.headings),
    changesOf(before.markets, after.markets),
  ] as const;
  const words = changesOf(before.words, after.words);
  if (!headings || !markets || !words) return 'everybody';
  const touched = new Set<OrganisationId>();
  const touch = (organisations: Iterable<OrganisationId>): void => {
    for (const organisation of organisations) touched.add(organisation);
  };
  for (const heading of headings) touch(ground.namingChapterOf(heading));
  for (const market of markets) touch(ground.deliveringTo(market));
  for (const { tokens } of words) {
    const [first] = tokens;
    if (first === undefined) return 'everybody';
    touch(ground.saying(first));
  }
  return touched;
}

function touchImporters(touched: Set<OrganisationId>, { importers }: Agreement, ground: CommonGround): void {
  for (const market of importers) for (const organisation of ground.deliveringTo(market)) touched.add(organisation);
}

function isInForceOn({ inForceFrom, inForceUntil }: Agreement, day: LocalDate): boolean {
  return (inForceFrom === null || inForceFrom <= day) && (inForceUntil === null || day <= inForceUntil);
}

/** What came or went; null where what stayed stands in another order, as the first that holds counts. */
function changesOf<T>(before: readonly T[], after: readonly T[]): readonly T[] | null {
  const [texts, now] = [before.map((one) => JSON.stringify(one)), after.map((one) => JSON.stringify(one))];
  const [had, has] = [new Set(texts), new Set(now)];
  const stayed = texts.filter((text) => has.has(text));
  if (stayed.join('\n') !== now.filter((text) => had.has(text)).join('\n')) return null;
  return [...before.filter((_, at) => !has.has(texts[at]!)), ...after.filter((_, at) => !had.has(now[at]!))];
}

function isSameMap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
