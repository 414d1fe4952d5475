import { describe, expect, test } from 'vitest';
import { aBuyer, aCompany, aProduct, aRequirement, aTrade, FAIR_DAY, id } from '../../../../test/builders/matching.ts';
import { organisationPair } from '../../pairing/session.ts';
import type { Profile } from '../profile.ts';
import type { Party } from './attendance.ts';
import { SessionMarket } from './sessionMarket.ts';

const NOBODY_BARRED: readonly string[] = [];

describe('recommendations of a session', () => {
  test('[RE4] everybody whom the goods fit stands in the list, once', () => {
    const companies = ['a', 'b', 'star'].map((name) => company(name, '090121'));
    const market = marketOf([...companies, buyer('x', '090121'), buyer('y', '090121')]);
    const state = {
      parties: [...companies.map(partyOf), partyOf(buyer('x', '0901')), partyOf(buyer('y', '0901'))],
      barred: [],
    };
    const list = market.recommend(state, id('x'))!.list.map(({ organisation }) => organisation);
    expect(list.toSorted()).toEqual(['a', 'b', 'star']);
  });

  test('[RE2] nobody is recommended whom the goods, a block or an earlier meeting keep away', () => {
    const market = marketOf([
      company('a', '090121'),
      company('b', '090121'),
      company('tiles', '6907'),
      buyer('x', '090121'),
    ]);
    const parties = [
      party('a', 'exhibitor'),
      party('b', 'exhibitor'),
      party('tiles', 'exhibitor'),
      party('x', 'buyer'),
    ];
    const barred = [organisationPair(id('b'), id('x'))];
    expect(names(market, { parties, barred }, 'x')).toEqual(['a']);
  });

  test('[RE6] a changed profile, a pair that met and somebody who joins change the answer as if it were asked anew', () => {
    const profiles: Profile[] = [
      company('a', '090121'),
      company('b', '090121'),
      buyer('x', '090121'),
      buyer('y', '090121'),
    ];
    const parties = [party('a', 'exhibitor'), party('b', 'exhibitor'), party('x', 'buyer'), party('y', 'buyer')];
    const market = marketOf(profiles);
    expect(names(market, { parties, barred: NOBODY_BARRED }, 'x')).toEqual(['a', 'b']);

    const met = [organisationPair(id('a'), id('x'))];
    expect(names(market, { parties, barred: met }, 'x')).toEqual(['b']);
    expect(names(market, { parties, barred: met }, 'a')).toEqual(['y']);

    market.learn({ profiles: [company('b', '6907')], trade: null, day: FAIR_DAY });
    expect(names(market, { parties, barred: met }, 'x')).toEqual([]);

    market.learn({ profiles: [company('c', '090121')], trade: null, day: FAIR_DAY });
    expect(names(market, { parties: [...parties, party('c', 'exhibitor')], barred: met }, 'x')).toEqual(['c']);
    expect(names(market, { parties, barred: NOBODY_BARRED }, 'x')).toEqual(['a']);
  });

  test('[RE5] somebody without time is recommended to nobody, and nobody to it', () => {
    const market = marketOf([company('a', '090121'), buyer('x', '090121')]);
    const parties = [{ ...party('a', 'exhibitor'), slots: 0 }, party('x', 'buyer')];
    expect(names(market, { parties, barred: [] }, 'x')).toEqual([]);
    expect(names(market, { parties, barred: [] }, 'a')).toEqual([]);
    expect(names(market, { parties: [party('a', 'exhibitor'), party('x', 'buyer')], barred: [] }, 'x')).toEqual(['a']);
  });

  test('[RE7] whom one certificate alone keeps away is told apart', () => {
    const strict = aBuyer({ organisation: id('x'), requirements: [aRequirement({ mustSchemes: ['M-MARK'] })] });
    const market = marketOf([company('a', '090121'), strict]);
    const state = { parties: [party('a', 'exhibitor'), party('x', 'buyer')], barred: [] };
    expect(market.recommend(state, id('x'))).toMatchObject({
      list: [],
      near: [{ organisation: 'a', obstacle: { code: 'missing-certificate', scheme: 'M-MARK' } }],
      hasProfile: true,
    });
  });

  test('[RE8] somebody of whom nothing is known gets an empty list, and one that is not there too', () => {
    const market = marketOf([company('a', '090121')]);
    const state = { parties: [party('a', 'exhibitor'), party('x', 'buyer')], barred: [] };
    expect(market.recommend(state, id('x'))).toEqual({ list: [], near: [], hasProfile: false });
    expect(market.recommend(state, id('gone'))).toEqual({ list: [], near: [], hasProfile: false });
    expect(new SessionMarket().recommend(state, id('x'))).toBeNull();
  });
});

function names(market: SessionMarket, state: Parameters<SessionMarket['recommend']>[0], of: string): readonly string[] {
  return market.recommend(state, id(of))!.list.map(({ organisation }) => organisation as string);
}

function marketOf(profiles: readonly Profile[]): SessionMarket {
  const market = new SessionMarket();
  market.learn({ profiles, trade: aTrade(), day: FAIR_DAY });
  return market;
}

function company(name: string, code: string): Profile {
  return aCompany({ organisation: id(name), products: [aProduct({ hsCodes: [code] })] });
}

function buyer(name: string, code: string): Profile {
  return aBuyer({ organisation: id(name), requirements: [aRequirement({ hsCodes: [code] })] });
}

function partyOf({ organisation, side }: Profile): Party {
  return party(organisation, side);
}

function party(name: string, side: Party['side']): Party {
  return { organisation: id(name), side, slots: 4, languages: ['en'] };
}
