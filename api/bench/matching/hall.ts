import { rarityAt } from '../../src/domain/matching/goods.ts';
import type { BuyerProfile, CompanyProfile, TradeContext } from '../../src/domain/matching/profile.ts';
import type { RoundInput } from '../../src/domain/matching/roundInput.ts';
import type { ProfileNews } from '../../src/engine/profileBook.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import {
  aBuyer,
  aCertificate,
  aCompany,
  aFloor,
  aMatchmaker,
  anExhibitor,
  aProduct,
  aRequirement,
  aRoundInput,
  aTrade,
  aVisitor,
  HENGQIN,
  id,
  MACAO,
  roomsWith,
} from '../../test/builders/matching.ts';
import { chance } from './market.ts';

/** Goods of the demo fair, by theme. */
const GOODS = {
  food: ['020230', '041090', '090111', '090210', '150920', '160249', '160413', '190531', '220421'],
  silver: ['871390', '902110', '901910', '691010', '940360'],
  craft: ['581092', '691200', '691310', '950300'],
} as const;
const SCHEMES = ['M-MARK', 'HACCP', 'ISO9001', 'CE'];
const SPOKEN = { yue: 0.45, cmn: 0.7, pt: 0.25, en: 0.55 } as const;

/** A hall of so many free people a side at two venues, each of an organisation of its own, with places for all or for few. */
export function freeHall(people: number, places: { tables: number; video: number }): RoundInput {
  const { profiles, trade, floor, participants } = hallOf(people);
  return aRoundInput({ floor, participants, matchmaker: aMatchmaker(profiles, trade), rooms: roomsWith(places) });
}

/** What is known of so many free people a side, and of the trade around them. */
export function hallOf(
  people: number,
): Pick<RoundInput, 'floor' | 'participants'> & ProfileNews & { trade: TradeContext } {
  const next = chance(7);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const some = <T>(all: readonly T[], share: number): T[] => all.filter(() => next() < share);
  const companies: CompanyProfile[] = [];
  const buyers: BuyerProfile[] = [];
  const participants = [];
  const floor = aFloor();
  for (let at = 0; at < people; at++) {
    const words = (): string[] => Array.from({ length: 12 }, () => `w${Math.floor(300 * next() ** 2)}`);
    const spoken = (): string[] => Object.entries(SPOKEN).flatMap(([tag, share]) => (next() < share ? [tag] : []));
    const there = () => ({
      languages: [...spoken(), 'cmn'].slice(0, 3),
      venue: next() < 0.65 ? MACAO : HENGQIN,
      waitingSince: floor.now - Math.floor(next() * 10 * MINUTE),
    });
    const [offered, sought] = [oneOf(Object.entries(GOODS)), oneOf(Object.entries(GOODS))];
    const products = [0, 1].map((line) =>
      aProduct({ product: id(`p${at}-${line}`), hsCodes: [oneOf(offered[1])], tokens: words() }),
    );
    const certificates = some(SCHEMES, 0.4).map((scheme) => aCertificate({ scheme }));
    companies.push(
      aCompany({
        organisation: id(`company-${at}`),
        themes: [offered[0]],
        products,
        certificates,
        targetMarkets: some(['HK', 'PT', 'CN'], 0.5),
      }),
    );
    const requirements = [0, 1].map((line) =>
      aRequirement({
        requirement: id(`r${at}-${line}`),
        hsCodes: [oneOf(sought[1]).slice(0, next() < 0.6 ? 4 : 6)],
        tokens: words(),
        mustSchemes: next() < 0.25 ? [oneOf(SCHEMES)] : [],
      }),
    );
    buyers.push(aBuyer({ organisation: id(`buyer-${at}`), themes: [sought[0]], requirements }));
    participants.push(anExhibitor({ participant: id(`e${at}`), organisation: id(`company-${at}`), ...there() }));
    participants.push(aVisitor({ participant: id(`b${at}`), organisation: id(`buyer-${at}`), ...there() }));
  }
  const lines = [
    ...companies.flatMap(({ products }) => products),
    ...buyers.flatMap(({ requirements }) => requirements),
  ];
  return { floor, participants, profiles: [...companies, ...buyers], trade: aTrade({ rarity: rarityAt(lines) }) };
}
