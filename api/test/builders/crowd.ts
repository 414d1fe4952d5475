import { fc } from './property.ts';
import { MINUTE } from '../../src/domain/kernel/time.ts';
import type { Profile } from '../../src/domain/matching/profile.ts';
import type { RoundInput, RoundParticipant } from '../../src/domain/matching/roundInput.ts';
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
  aVisitor,
  HENGQIN,
  id,
  MACAO,
  roomsWith,
} from './matching.ts';

const goods = fc.constantFrom('0901', '090121', '090111', '0902', '09', '2204', '220421');
const spoken = fc.subarray(['yue', 'cmn', 'pt', 'en'], { minLength: 1 });
const venue = fc.constantFrom(MACAO, MACAO, HENGQIN);
/** Waiting since 0 to 59 minutes ago. */
const waited = fc.nat(59);

/** What a test may want of a crowd. */
interface CrowdWishes {
  /** Free places of each kind at each venue. */
  places?: { tables: number; video: number };
  /** Everybody of an organisation of its own. */
  alone?: true;
}

/** A crowd of at most so many people a side at two venues, with whatever they offer and seek, who have waited up to an hour. */
export function crowds(
  most: number,
  { places = { tables: 100, video: 100 }, alone }: CrowdWishes = {},
): fc.Arbitrary<RoundInput> {
  const exhibitor = fc.record({ goods, spoken, venue, waited, certified: fc.boolean(), colleague: fc.boolean() });
  const buyer = fc.record({ goods, spoken, venue, waited, must: fc.boolean(), colleague: fc.boolean() });
  return fc
    .record({ exhibitors: fc.array(exhibitor, { maxLength: most }), buyers: fc.array(buyer, { maxLength: most }) })
    .map(({ exhibitors, buyers }) => {
      const profiles: Profile[] = [];
      const participants: RoundParticipant[] = [];
      const floor = aFloor();
      const since = (minutes: number): number => floor.now - minutes * MINUTE;
      for (const [
        at,
        { goods: hs, spoken: languages, venue: where, waited: minutes, certified, colleague },
      ] of exhibitors.entries()) {
        const organisation =
          !alone && colleague && at > 0 ? participants.at(-1)!.organisation : id<'Organisation'>(`company-${at}`);
        const certificates = certified ? [aCertificate()] : [];
        profiles.push(
          aCompany({
            organisation,
            certificates,
            products: [aProduct({ product: id(`product-${at}`), hsCodes: [hs] })],
          }),
        );
        participants.push(
          anExhibitor({
            participant: id(`e${at}`),
            organisation,
            languages,
            venue: where,
            waitingSince: since(minutes),
          }),
        );
      }
      for (const [
        at,
        { goods: hs, spoken: languages, venue: where, waited: minutes, must, colleague },
      ] of buyers.entries()) {
        const organisation =
          !alone && colleague && at > 0 ? participants.at(-1)!.organisation : id<'Organisation'>(`buyer-${at}`);
        const mustSchemes = must ? ['M-MARK'] : [];
        profiles.push(
          aBuyer({
            organisation,
            requirements: [aRequirement({ requirement: id(`wish-${at}`), hsCodes: [hs], mustSchemes })],
          }),
        );
        participants.push(
          aVisitor({ participant: id(`b${at}`), organisation, languages, venue: where, waitingSince: since(minutes) }),
        );
      }
      return aRoundInput({ floor, participants, matchmaker: aMatchmaker(profiles), rooms: roomsWith(places) });
    });
}
