import type { Id, OrganisationId, ParticipantId, VenueId } from '../kernel/id.ts';
import type { SpokenLanguage } from '../kernel/language.ts';
import { otherSide, SIDES, type BySide, type Side } from '../kernel/side.ts';
import { minutesAfter, type Instant, type Seconds } from '../kernel/time.ts';
import { commitmentBetween, freeAgainIfOffered } from '../pairing/commitment.ts';
import { mayMeetAgain } from '../pairing/eligible.ts';
import type { Commitment, ForbiddenCause } from '../pairing/participant.ts';
import type { Venue } from '../pairing/place.ts';
import {
  fullKind,
  fullQuota,
  limitsKinds,
  type CounterpartKind,
  type DayNumber,
  type OrganisationLoad,
} from '../pairing/quota.ts';
import type { Rules } from '../pairing/rules.ts';
import { tradeLines } from './lines.ts';
import type { Circumstances, TradeLine } from './lines.ts';
import type { Obstacle, ObstacleCode } from './obstacle.ts';
import type { BuyerProfile, CompanyProfile } from './profile.ts';

/** What two organisations have to trade with each other, and what stands between them whoever represents them. */
export interface OrganisationVerdict {
  /** Lines with something in common that break no must; empty when `obstacles` is not. */
  open: readonly TradeLine[];
  obstacles: readonly Obstacle[];
}

/** A person at the fair as eligibility reads it; a participant of a live session is one. */
export interface Attendee {
  participant: ParticipantId;
  side: Side;
  organisation: OrganisationId;
  ownerGroup: string | null;
  venue: VenueId;
  languages: readonly SpokenLanguage[];
  answerSeconds: Seconds | null;
  commitments: readonly Commitment[];
  /** Meetings that this person has held. */
  meetings: number;
  /** What its organisation has held, is in or is being offered, whoever of it sits there: the quotas read these. */
  load: OrganisationLoad;
  /** What the directory says of its organisation: the counterpart's quotas read these. */
  kinds: readonly CounterpartKind[];
}

export type InterpreterId = Id<'Interpreter'>;

/** Somebody who can sit between two languages, free now. */
export interface Interpreter {
  interpreter: InterpreterId;
  venue: VenueId;
  pairs: readonly (readonly [SpokenLanguage, SpokenLanguage])[];
}

/** What two organisations remember of each other in this exhibition. */
export interface PairMemory {
  forbidden: ForbiddenCause | null;
  /** When the two met last; null: never, or nobody knows. */
  metAt: Instant | null;
  /** After "later" or an expired offer: not again before this instant. */
  notBefore: Instant | null;
  /** Somebody of the one is in an offer or meeting with somebody of the other now. */
  isEngaged: boolean;
}

/** The floor at the moment of asking. */
export interface Floor {
  now: Instant;
  /** The day of the exhibition that now is. */
  day: DayNumber;
  /** When the session ends. */
  endsAt: Instant;
  rules: Rules;
  venues: ReadonlyMap<VenueId, Pick<Venue, 'walkMinutes'>>;
  /** Venues that have an open video table. */
  videoVenues: ReadonlySet<VenueId>;
  interpreters: readonly Interpreter[];
}

/**
 * MA1 to MA6, MA9: what stands between a company and a buyer, whoever represents them and wherever they are. Rules that hold the whole day;
 * worth keeping until a profile, the trade context or the day changes. Cost O(products x requirements).
 */
export function judgeOrganisations(
  company: CompanyProfile | null,
  buyer: BuyerProfile | null,
  circumstances: Circumstances,
): OrganisationVerdict {
  if (!company || company.products.length === 0) return shut([{ code: 'no-profile', side: 'exhibitor' }]);
  if (!buyer || buyer.requirements.length === 0) return shut([{ code: 'no-profile', side: 'buyer' }]);
  const obstacles: Obstacle[] = [];
  if (isSameOwner(company, buyer)) obstacles.push({ code: 'same-owner' });
  if (company.avoids.includes(buyer.organisation) || buyer.avoids.includes(company.organisation)) {
    obstacles.push({ code: 'blocked' });
  }
  const lines = tradeLines({ company, buyer }, circumstances);
  const open = lines.filter((line) => line.obstacles.length === 0);
  if (lines.length === 0) obstacles.push({ code: 'nothing-in-common' });
  else if (open.length === 0) obstacles.push(...nearest(lines).obstacles);
  return obstacles.length > 0 ? shut(obstacles) : { open, obstacles };
}

/** MA1, MA7 to MA11: what stands between two persons now, their organisations' goods apart. */
export function obstaclesNow(pair: BySide<Attendee>, memory: PairMemory, floor: Floor): readonly Obstacle[] {
  return [
    ...obstaclesBetween(pair, memory, floor),
    ...ownObstacles(pair.exhibitor, floor),
    ...ownObstacles(pair.buyer, floor),
  ];
}

/** MA1, MA7, MA9, MA10: what stands between just these two. */
export function obstaclesBetween(pair: BySide<Attendee>, memory: PairMemory, floor: Floor): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  const remembered = rememberedObstacle(memory, floor);
  if (remembered) obstacles.push(remembered);
  obstacles.push(...kindObstacles(pair, floor));
  if (pair.exhibitor.side !== 'exhibitor' || pair.buyer.side !== 'buyer') obstacles.push({ code: 'same-side' });
  if (isSameOwner(pair.exhibitor, pair.buyer)) obstacles.push({ code: 'same-owner' });
  if (!canSitTogether(pair, floor)) {
    obstacles.push({ code: 'other-venue', venues: { exhibitor: pair.exhibitor.venue, buyer: pair.buyer.venue } });
  }
  if (!shareLanguage(pair.exhibitor, pair.buyer) && ableInterpreters(pair, floor).length === 0) {
    obstacles.push({ code: 'no-common-language' });
  }
  return obstacles;
}

/** MA9: what the two organisations remember of each other that stands between them now. */
export function rememberedObstacle(memory: PairMemory, { now, rules }: Pick<Floor, 'now' | 'rules'>): Obstacle | null {
  const isOver = memory.forbidden === 'met' && mayMeetAgain(rules, memory.metAt, now);
  if (memory.forbidden && !isOver) return { code: FORBIDDEN[memory.forbidden] };
  if (memory.isEngaged) return { code: 'engaged' };
  return memory.notBefore !== null && now < memory.notBefore ? { code: 'later', until: memory.notBefore } : null;
}

/** MA9: until when what the two organisations remember of each other keeps them apart, as `rememberedObstacle` says; 0 where nothing does. */
export function apartUntil(
  { forbidden, metAt, notBefore, isEngaged }: PairMemory,
  { metAgainAfterHours }: Pick<Rules, 'metAgainAfterHours'>,
): Instant {
  if (isEngaged) return Infinity;
  if (forbidden === null) return notBefore ?? 0;
  if (forbidden !== 'met' || metAt === null || metAgainAfterHours === null) return Infinity;
  return Math.max(notBefore ?? 0, minutesAfter(metAt, metAgainAfterHours * 60));
}

/** MA11: which of the two has met as many counterparts of the other's kind as the session allows. */
export function kindObstacles(
  pair: BySide<Pick<Attendee, 'load' | 'kinds'>>,
  { rules }: Pick<Floor, 'rules'>,
): readonly Obstacle[] {
  if (!limitsKinds(rules)) return NONE;
  return SIDES.flatMap((side): readonly Obstacle[] => {
    const full = fullKind(pair[side].load, { rules, kinds: pair[otherSide(side)].kinds });
    return full ? [{ code: 'quota-kind', side, kind: full.kind, most: full.most }] : NONE;
  });
}

const NONE: readonly Obstacle[] = [];

/** MA8, MA11: what keeps a person from any meeting now, whoever the counterpart. */
export function ownObstacles(person: Attendee, floor: Floor): readonly Obstacle[] {
  const full = fullQuota(person.load, floor);
  if (!full && person.commitments.length === 0) return NONE;
  const obstacles: Obstacle[] = [];
  if (full) obstacles.push({ code: full.quota === 'day' ? 'quota-day' : 'quota', side: person.side, most: full.most });
  if (person.commitments.length === 0) return obstacles;
  const near = commitmentBetween(person, floor.now, freeAgainIfOffered(floor, person, floor.now));
  if (near) obstacles.push({ code: 'commitment', side: person.side, at: near.from });
  return obstacles;
}

/** MA7: the languages that both speak, in the order of the exhibitor. */
export function commonLanguages(pair: BySide<Pick<Attendee, 'languages'>>): readonly SpokenLanguage[] {
  return pair.exhibitor.languages.filter((language) => pair.buyer.languages.includes(language));
}

/** MA7: whether the two talk without an interpreter. */
export function shareLanguage(a: Pick<Attendee, 'languages'>, b: Pick<Attendee, 'languages'>): boolean {
  return a.languages.some((language) => b.languages.includes(language));
}

/** What the rule of languages reads of somebody. */
type Speaker = Pick<Attendee, 'languages' | 'venue'>;

/** MA7: the free interpreters who could sit with the two. */
export function ableInterpreters(
  pair: BySide<Speaker>,
  { interpreters }: Pick<Floor, 'interpreters'>,
): readonly Interpreter[] {
  return interpreters.filter((interpreter) => canInterpret(interpreter, pair));
}

/** MA7: whether an interpreter stands at one of the two's venues and sits between a language of either. */
function canInterpret(interpreter: Interpreter, { exhibitor, buyer }: BySide<Speaker>): boolean {
  if (interpreter.venue !== exhibitor.venue && interpreter.venue !== buyer.venue) return false;
  return interpreter.pairs.some(
    ([a, b]) =>
      (exhibitor.languages.includes(a) && buyer.languages.includes(b)) ||
      (exhibitor.languages.includes(b) && buyer.languages.includes(a)),
  );
}

const FORBIDDEN = { met: 'already-met', refused: 'refused', blocked: 'blocked' } as const satisfies Record<
  ForbiddenCause,
  ObstacleCode
>;

/** MA10: whether the two are at one venue, or may talk by video. */
export function canSitTogether({ exhibitor, buyer }: BySide<Attendee>, { rules, videoVenues }: Floor): boolean {
  if (exhibitor.venue === buyer.venue) return true;
  return rules.videoAcrossVenues && videoVenues.has(exhibitor.venue) && videoVenues.has(buyer.venue);
}

/** MA9: of one owner or group, or one organisation on both sides of the fair. */
export function isSameOwner(
  a: { organisation: OrganisationId; ownerGroup: string | null },
  b: { organisation: OrganisationId; ownerGroup: string | null },
): boolean {
  return a.organisation === b.organisation || (a.ownerGroup !== null && a.ownerGroup === b.ownerGroup);
}

/** The line that would be worth most if its obstacle were gone: what the waiting person is told about. */
function nearest(lines: readonly TradeLine[]): TradeLine {
  return lines.reduce((best, line) => (line.goods.fit + line.words > best.goods.fit + best.words ? line : best));
}

function shut(obstacles: readonly Obstacle[]): OrganisationVerdict {
  return { open: [], obstacles };
}
