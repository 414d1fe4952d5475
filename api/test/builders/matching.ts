import { Matchmaker } from '../../src/domain/matching/matchmaker.ts';
import type { Floor } from '../../src/domain/matching/eligibility.ts';
import type {
  BuyerProfile,
  CertificateProfile,
  CompanyProfile,
  Profile,
  ProductProfile,
  RequirementProfile,
  TradeContext,
} from '../../src/domain/matching/profile.ts';
import type { Room, RoundInput, RoundParticipant } from '../../src/domain/matching/roundInput.ts';
import { FIRST_ACCEPTANCE } from '../../src/domain/matching/value.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import { dayOf, NO_LOAD } from '../../src/domain/pairing/quota.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';

/** An id in a test. */
export function id<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>;
}

/** The day of the fair and two o'clock of it. */
export const FAIR_DAY = '2027-03-18';
export const TWO_OCLOCK = 1_805_000_000_000;
export const MACAO = id<'Venue'>('macao');
export const HENGQIN = id<'Venue'>('hengqin');

/** Coffee beans of Macao origin, unless the test says otherwise. */
export function aProduct(given: Partial<ProductProfile> = {}): ProductProfile {
  return {
    product: id('coffee'),
    hsCodes: ['090121'],
    tokens: [],
    origin: 'MO',
    originShare: null,
    price: null,
    priceUnit: null,
    minimumOrder: null,
    monthlyCapacity: null,
    leadDays: null,
    ...given,
  };
}

/** Coffee for Hong Kong, with no must. */
export function aRequirement(given: Partial<RequirementProfile> = {}): RequirementProfile {
  return {
    requirement: id('wants-coffee'),
    hsCodes: ['0901'],
    tokens: [],
    quantity: null,
    budget: null,
    budgetUnit: null,
    deliveryMarket: 'HK',
    neededBy: null,
    mustSchemes: [],
    wishSchemes: [],
    agreements: [],
    ...given,
  };
}

export function aCompany(given: Partial<CompanyProfile> = {}): CompanyProfile {
  return {
    side: 'exhibitor',
    organisation: id('roaster'),
    ownerGroup: null,
    themes: [],
    licences: [],
    interests: [],
    avoids: [],
    products: [aProduct()],
    certificates: [],
    targetMarkets: [],
    ...given,
  };
}

export function aBuyer(given: Partial<BuyerProfile> = {}): BuyerProfile {
  return {
    side: 'buyer',
    organisation: id('cafe'),
    ownerGroup: null,
    themes: [],
    licences: [],
    interests: [],
    avoids: [],
    requirements: [aRequirement()],
    homeMarket: 'HK',
    ...given,
  };
}

/** A certificate that counts on the day of the fair. */
export function aCertificate(given: Partial<CertificateProfile> = {}): CertificateProfile {
  return {
    certificate: id('certificate'),
    product: null,
    scheme: 'M-MARK',
    state: 'granted',
    validFrom: '2026-01-01',
    validUntil: '2028-12-31',
    confirmed: true,
    conditionsMet: [],
    ...given,
  };
}

export function aTrade(given: Partial<TradeContext> = {}): TradeContext {
  return { recognitions: [], agreements: [], regulatedGoods: [], rates: new Map(), rarity: new Map(), ...given };
}

/** Somebody of the roaster, free since two o'clock in Macao. */
export function anExhibitor(given: Partial<RoundParticipant> = {}): RoundParticipant {
  return {
    participant: id('exhibitor'),
    side: 'exhibitor',
    organisation: id('roaster'),
    ownerGroup: null,
    venue: MACAO,
    languages: ['yue'],
    answerSeconds: null,
    commitments: [],
    meetings: 0,
    load: NO_LOAD,
    kinds: [],
    standing: 'free',
    waitingSince: TWO_OCLOCK,
    freeAt: null,
    ...given,
  };
}

/** Somebody of the cafe, free since two o'clock in Macao. */
export function aVisitor(given: Partial<RoundParticipant> = {}): RoundParticipant {
  return { ...anExhibitor(), participant: id('buyer'), side: 'buyer', organisation: id('cafe'), ...given };
}

export function aFloor(given: Partial<Floor> = {}): Floor {
  const venues = new Map([MACAO, HENGQIN].map((venue) => [venue, { walkMinutes: 2 }]));
  return {
    now: TWO_OCLOCK + MINUTE,
    day: dayOf(TWO_OCLOCK, 480),
    endsAt: TWO_OCLOCK + 4 * 60 * MINUTE,
    rules: DEFAULT_RULES,
    venues,
    videoVenues: new Set([MACAO, HENGQIN]),
    interpreters: [],
    ...given,
  };
}

/** So many free tables and video tables at both venues. */
export function roomsWith(free: { tables: number; video: number }): Map<string, Room> {
  const rooms = new Map<string, Room>();
  for (const venue of [MACAO, HENGQIN]) {
    rooms.set(`table ${venue}`, { venue, free: free.tables, exists: true, nextFreeAt: null });
    rooms.set(`video ${venue}`, { venue, free: free.video, exists: true, nextFreeAt: null });
  }
  return rooms;
}

export function aMatchmaker(profiles: readonly Profile[] = [aCompany(), aBuyer()], trade = aTrade()): Matchmaker {
  return new Matchmaker({ trade, on: FAIR_DAY, profiles });
}

/** A round of one exhibitor and one buyer who fit, with places enough. */
export function aRoundInput(given: Partial<RoundInput> = {}): RoundInput {
  return {
    floor: aFloor(),
    participants: [anExhibitor(), aVisitor()],
    matchmaker: aMatchmaker(),
    memory: { forbidden: new Map(), metAt: new Map(), notBefore: new Map(), engaged: new Map() },
    rooms: roomsWith({ tables: 100, video: 100 }),
    acceptance: FIRST_ACCEPTANCE,
    ...given,
  };
}
