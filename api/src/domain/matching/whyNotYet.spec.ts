import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCertificate,
  aCompany,
  aFloor,
  aMatchmaker,
  anExhibitor,
  aRequirement,
  aRoundInput,
  aTrade,
  aVisitor,
  HENGQIN,
  id,
  MACAO,
  roomsWith,
} from '../../../test/builders/matching.ts';
import { MINUTE } from '../kernel/time.ts';
import { NO_LOAD } from '../pairing/quota.ts';
import { DEFAULT_RULES } from '../pairing/rules.ts';
import { organisationPair } from '../pairing/session.ts';
import type { CompanyProfile } from './profile.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';
import { whyNotYet } from './whyNotYet.ts';

const NOW = aFloor().now;

/** A cafe that waits, and roasters `r0`, `r1`, ... with what the test says of each. */
function waitingFor(
  roasters: readonly (Partial<RoundParticipant> & { profile?: Partial<CompanyProfile> })[],
  given: Partial<RoundInput> & { cafe?: Partial<RoundParticipant>; must?: string[] } = {},
) {
  const { cafe, must = [], ...input } = given;
  const buyer = aBuyer({ requirements: [aRequirement({ mustSchemes: must })] });
  const there = roasters.map(({ profile, ...person }, at) => {
    const company = aCompany({ organisation: id(`r${at}`), ...profile });
    const { organisation } = company;
    return { company, person: anExhibitor({ participant: id(`e${at}`), organisation, ...person }) };
  });
  const companies = there.map(({ company }) => company);
  const people = there.map(({ person }) => person);
  const matchmaker = aMatchmaker([...companies, buyer]);
  return whyNotYet(aRoundInput({ matchmaker, participants: [aVisitor(cafe), ...people], ...input }), id('buyer'));
}

describe('why somebody waits', () => {
  test('[MA40] is asked of people who are free', () => {
    expect(waitingFor([{}], { cafe: { standing: 'meeting' } })).toBeNull();
    expect(whyNotYet(aRoundInput(), id('stranger'))).toBeNull();
  });

  test('[MA40] nobody fits: said as such, with no estimate', () => {
    expect(waitingFor([])).toEqual({ participant: 'buyer', reasons: [{ code: 'nobody', facts: {} }], estimate: null });
  });

  test('[MA40] what keeps it from every meeting comes first', () => {
    const nothingSaid = aRoundInput({ matchmaker: aMatchmaker([aCompany()]) });
    expect(whyNotYet(nothingSaid, id('buyer'))?.reasons[0]).toEqual({ code: 'no_profile', facts: {} });
    const floor = aFloor({ rules: { ...DEFAULT_RULES, mostMeetings: 3 } });
    expect(waitingFor([{}], { floor, cafe: { load: { ...NO_LOAD, meetings: 3 } } })?.reasons[0]).toEqual({
      code: 'quota',
      facts: { max: 3 },
    });
    const soon = NOW + 10 * MINUTE;
    const commitments = [{ from: soon, to: soon + 60 * MINUTE, venue: null }];
    const busy = waitingFor([{}], { cafe: { commitments } });
    expect(busy?.reasons[0]).toEqual({ code: 'commitment', facts: { time: soon } });
    const begun = [{ from: soon - 120 * MINUTE, to: soon + 60 * MINUTE, venue: null }];
    const away = waitingFor([{}], { cafe: { commitments: begun } });
    expect(away?.reasons[0]).toEqual({ code: 'commitment_now', facts: { time: soon - 120 * MINUTE } });
    expect(busy?.estimate).toBeNull();
  });

  test('[MA40] those who fit are in a meeting, are being asked, or sit in the other hall', () => {
    const found = waitingFor([
      { standing: 'meeting', freeAt: NOW + 6 * MINUTE },
      { standing: 'meeting', freeAt: NOW + 8 * MINUTE },
      { standing: 'asked', freeAt: NOW + 20 * MINUTE },
      { standing: 'meeting', venue: HENGQIN, freeAt: null },
      { standing: 'away' },
    ]);
    expect(found?.reasons).toEqual([
      { code: 'in_meeting', facts: { n: 2 } },
      { code: 'taken', facts: { n: 1 } },
      { code: 'other_venue', facts: { n: 1, venue: HENGQIN } },
    ]);
    expect(found?.estimate).toEqual({ low: 1, high: 16 });
  });

  test('[MA40] two of one company count as one', () => {
    const meeting = { standing: 'meeting', organisation: id<'Organisation'>('r0') } as const;
    expect(waitingFor([meeting, meeting])?.reasons).toEqual([{ code: 'in_meeting', facts: { n: 1 } }]);
  });

  test('[MA40] somebody who fits is free: the next round, or the next table', () => {
    expect(waitingFor([{}])?.reasons).toEqual([{ code: 'next_round', facts: {} }]);
    const rooms = roomsWith({ tables: 0, video: 0 });
    rooms.set(`table ${MACAO}`, { venue: MACAO, free: 0, exists: true, nextFreeAt: NOW + 4 * MINUTE });
    const found = waitingFor([{}], { rooms });
    expect(found?.reasons).toEqual([{ code: 'no_table', facts: {} }]);
    expect(found?.estimate).toEqual({ low: 0, high: 14 });
  });

  test('[MA40] somebody who fits is free at another venue: the next table for video is named, not any table', () => {
    const rooms = roomsWith({ tables: 9, video: 0 });
    for (const venue of [MACAO, HENGQIN])
      rooms.set(`video ${venue}`, { venue, free: 0, exists: true, nextFreeAt: NOW });
    expect(waitingFor([{ venue: HENGQIN }], { rooms })?.reasons).toEqual([
      { code: 'video_taken', facts: { venue: HENGQIN } },
    ]);
  });

  test('[MA40] the one obstacle that most organisations fall short by, counted by organisation', () => {
    const found = waitingFor([{}, {}, { languages: ['pt'], profile: { certificates: [aCertificate()] } }], {
      must: ['M-MARK'],
    });
    expect(found?.reasons).toEqual([
      { code: 'certificate', facts: { n: 2, scheme: 'M-MARK' } },
      { code: 'language', facts: { n: 1 } },
    ]);
    expect(found?.estimate).toBeNull();
  });

  test('[MA40] the exhibitor is told what it has not shown itself, in words of its own', () => {
    const matchmaker = aMatchmaker([
      aCompany({ organisation: id('roaster') }),
      aBuyer({ organisation: id('cafe'), requirements: [aRequirement({ mustSchemes: ['M-MARK'] })] }),
    ]);
    const told = whyNotYet(aRoundInput({ matchmaker }), id('exhibitor'));
    expect(told?.reasons).toEqual([{ code: 'certificate_yours', facts: { n: 1, scheme: 'M-MARK' } }]);
    const regulatedGoods = [{ key: 'ROUGH-DIAMONDS', hsCodes: ['090121'] }];
    const licences = [{ regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: null }];
    const unlicensed = aMatchmaker([aCompany(), aBuyer({ licences })], aTrade({ regulatedGoods }));
    const codes = (['exhibitor', 'buyer'] as const).map(
      (side) => whyNotYet(aRoundInput({ matchmaker: unlicensed }), id(side))?.reasons[0]?.code,
    );
    expect(codes).toEqual(['licence_yours', 'licence']);
  });

  test('[MA40] an organisation with two obstacles is not counted: to relax one would bring nobody', () => {
    expect(waitingFor([{ languages: ['pt'] }], { must: ['M-MARK'] })?.reasons).toEqual([{ code: 'nobody', facts: {} }]);
  });

  test('[MA40] several musts of its own keep the nearest away: they are named, for one after the other may be relaxed', () => {
    const reasons = waitingFor([{}, {}], { must: ['Q-MARK', 'M-MARK'] })?.reasons;
    expect(reasons).toEqual([{ code: 'nobody_must', facts: { scheme: ['M-MARK', 'Q-MARK'] } }]);
  });

  test('[MA40] met or refused, said later, no video table; what is private is never told', () => {
    const [met, later] = [0, 1].map((at) => organisationPair(id('cafe'), id(`r${at}`)));
    const memory = {
      forbidden: new Map([[met!, 'met' as const]]),
      metAt: new Map(),
      notBefore: new Map([[later!, NOW + MINUTE]]),
      engaged: new Map(),
    };
    const found = waitingFor(
      [{}, {}, { venue: HENGQIN }, { profile: { avoids: [id('cafe')] } }, { ownerGroup: 'demo' }],
      {
        memory,
        cafe: { ownerGroup: 'demo' },
        floor: aFloor({ videoVenues: new Set() }),
      },
    );
    expect(found?.reasons).toEqual([
      { code: 'later', facts: { n: 1 } },
      { code: 'no_video', facts: { n: 1, venue: HENGQIN } },
      { code: 'met', facts: { n: 1 } },
    ]);
  });

  test('[MA40] a licence that the goods need', () => {
    const trade = aTrade({ regulatedGoods: [{ key: 'ROUGH-DIAMONDS', hsCodes: ['090121'] }] });
    const matchmaker = aMatchmaker(
      [aCompany({ licences: [{ regulatedGoods: 'ROUGH-DIAMONDS', validFrom: null, validUntil: null }] }), aBuyer()],
      trade,
    );
    expect(whyNotYet(aRoundInput({ matchmaker }), id('buyer'))?.reasons).toEqual([
      { code: 'licence_yours', facts: { n: 1 } },
    ]);
  });

  test('[MA41] those of its side who wait longer for the same counterparts make the wait longer', () => {
    const busy = [
      { standing: 'meeting', freeAt: NOW + 5 * MINUTE },
      { standing: 'meeting', freeAt: NOW + 9 * MINUTE },
    ] as const;
    const input = (rivals: number) => {
      const companies = busy.map((_, at) => aCompany({ organisation: id(`r${at}`) }));
      const others = Array.from({ length: rivals }, (_, at) => aBuyer({ organisation: id(`rival-${at}`) }));
      const people = busy.map((person, at) =>
        anExhibitor({ participant: id(`e${at}`), organisation: id(`r${at}`), ...person }),
      );
      const rivalsThere = others.map(({ organisation }) =>
        aVisitor({ participant: id(organisation), organisation, waitingSince: NOW - 30 * MINUTE }),
      );
      return aRoundInput({
        matchmaker: aMatchmaker([...companies, aBuyer(), ...others]),
        participants: [aVisitor(), ...people, ...rivalsThere],
      });
    };
    expect(whyNotYet(input(0), id('buyer'))?.estimate).toEqual({ low: 1, high: 15 });
    const crowded = whyNotYet(input(2), id('buyer'))?.estimate;
    expect(crowded?.low).toBe(1);
    expect(crowded?.high).toBeGreaterThan(15);
  });
});
