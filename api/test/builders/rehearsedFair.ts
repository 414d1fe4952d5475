import type { OrganisationId, ParticipantId, PersonId, PlaceId, VenueId } from '../../src/domain/kernel/id.ts';
import type { Side } from '../../src/domain/kernel/side.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import { rarityAt } from '../../src/domain/matching/goods.ts';
import type { BuyerProfile, CompanyProfile } from '../../src/domain/matching/profile.ts';
import type { ParticipantFacts } from '../../src/domain/pairing/participant.ts';
import { DEFAULT_RULES } from '../../src/domain/pairing/rules.ts';
import type { RehearsedFair } from '../../src/domain/rehearsal/rehearsedFair.ts';
import { aBuyer, aCertificate, aCompany, aProduct, aRequirement, aTrade, id } from './matching.ts';
import { Chance } from '../../src/domain/rehearsal/chance.ts';

/** How large an invented fair is, and how scattered its goods are. */
export interface Shape {
  name: string;
  exhibitors: number;
  buyers: number;
  tables: number;
  hours: number;
  /** Different goods at the fair: the more, the fewer fit each other. */
  goods: number;
}

const SCHEMES = ['M-MARK', 'HACCP', 'ISO9001', 'CE'];
const SPOKEN = { yue: 0.45, cmn: 0.7, pt: 0.25, en: 0.55 } as const;
const HALL = 'hall' as VenueId;
/** Nine o'clock of a fair day in Macao. */
const NINE = 1_790_211_600_000;

/** An invented fair in one hall: one person an organisation, each offering or seeking two lines of goods. */
export function inventedFair({ exhibitors, buyers, tables, hours, goods }: Shape): RehearsedFair {
  const chance = new Chance(11);
  let draws = 0;
  const next = (): number => chance.of(String(++draws));
  const some = <T>(all: readonly T[], share: number): T[] => all.filter(() => next() < share);
  const words = (): string[] => Array.from({ length: 8 }, () => `w${Math.floor(20 * goods * next() ** 2)}`);
  const good = (): string => String(100_000 + 10_000 * Math.floor(goods * next()) + 100 * Math.floor(4 * next()));
  const companies = Array.from({ length: exhibitors }, (_, at): CompanyProfile => {
    const products = [0, 1].map((line) =>
      aProduct({ product: id(`p${at}-${line}`), hsCodes: [good()], tokens: words() }),
    );
    const certificates = some(SCHEMES, 0.5).map((scheme) => aCertificate({ scheme }));
    return aCompany({
      organisation: id(`company-${at}`),
      products,
      certificates,
      targetMarkets: some(['HK', 'PT', 'CN'], 0.5),
    });
  });
  const seekers = Array.from({ length: buyers }, (_, at): BuyerProfile => {
    const requirements = [0, 1].map((line) =>
      aRequirement({
        requirement: id(`r${at}-${line}`),
        hsCodes: [next() < 0.6 ? good().slice(0, 4) : good()],
        tokens: words(),
        mustSchemes: next() < 0.15 ? [SCHEMES[Math.floor(next() * 4)]!] : [],
      }),
    );
    return aBuyer({ organisation: id(`buyer-${at}`), requirements });
  });
  const languages = (): string[] => {
    const spoken = Object.entries(SPOKEN).flatMap(([tag, share]) => (next() < share ? [tag] : []));
    return spoken.length > 0 ? spoken : ['cmn'];
  };
  const person = (side: Side, organisation: OrganisationId): ParticipantFacts => ({
    participant: `p-${organisation}` as ParticipantId,
    person: `n-${organisation}` as PersonId,
    side,
    organisation,
    ownerGroup: null,
    size: null,
    venue: HALL,
    languages: languages(),
    stand: null,
    answerSeconds: null,
    commitments: [],
    forbidden: [],
  });
  const lines = [
    ...companies.flatMap(({ products }) => products),
    ...seekers.flatMap(({ requirements }) => requirements),
  ];
  return {
    opensAt: NINE,
    endsAt: NINE + hours * 60 * MINUTE,
    day: '2027-03-18',
    opensAtHour: 9,
    rules: DEFAULT_RULES,
    venues: [{ venue: HALL, code: 'H', walkMinutes: 2 }],
    places: Array.from({ length: tables }, (_, at) => ({
      place: `table-${at}` as PlaceId,
      venue: HALL,
      kind: 'table' as const,
      label: String(at + 1),
      zone: null,
      organisation: null,
      open: true,
    })),
    people: [
      ...companies.map(({ organisation }) => person('exhibitor', organisation)),
      ...seekers.map(({ organisation }) => person('buyer', organisation)),
    ],
    interpreters: [],
    profiles: [...companies, ...seekers],
    trade: aTrade({ rarity: rarityAt(lines) }),
    witnessed: null,
  };
}
