import { fc } from '../../../test/builders/property.ts';
import { describe, expect, test } from 'vitest';
import { crowds } from '../../../test/builders/crowd.ts';
import {
  aBuyer,
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
  TWO_OCLOCK,
} from '../../../test/builders/matching.ts';
import { MINUTE } from '../kernel/time.ts';
import { DEFAULT_RULES } from '../pairing/rules.ts';
import { organisationPair } from '../pairing/session.ts';
import { obstaclesNow } from './eligibility.ts';
import type { Interpreter } from './eligibility.ts';
import { proposeRound, verifyRound, weightsVersion } from './round.ts';
import { memoryOf } from './roundInput.ts';
import type { RoundInput, RoundParticipant } from './roundInput.ts';
import { FIRST_ACCEPTANCE } from './value.ts';

const ids = ({ pairs }: ReturnType<typeof proposeRound>) => pairs.map(({ exhibitor, buyer }) => [exhibitor, buyer]);

function personOf(input: RoundInput, participant: string): RoundParticipant {
  return input.participants.find((one) => one.participant === participant)!;
}

describe('a round', () => {
  test('[MA30] pairs two who fit, with both scores, the reasons, the kind of place and the certificate', () => {
    const round = proposeRound(aRoundInput());
    expect(round.pairs).toEqual([
      {
        exhibitor: 'exhibitor',
        buyer: 'buyer',
        placeKind: 'table',
        interpreter: null,
        passed: [],
        weight: expect.any(Number),
        fit: {
          exhibitor: {
            score: expect.any(Number),
            reasons: expect.arrayContaining([{ code: 'goods', facts: { heading: '0901' } }]),
            parts: expect.objectContaining({ goods: expect.any(Number) }),
          },
          buyer: {
            score: expect.any(Number),
            reasons: expect.arrayContaining([{ code: 'language', facts: { languages: ['yue'] } }]),
            parts: expect.objectContaining({ language: expect.any(Number) }),
          },
        },
      },
    ]);
    expect(round.waiting).toEqual([]);
    expect(round.certificate).toEqual({
      weight: round.pairs[0]!.weight,
      bound: expect.closeTo(round.pairs[0]!.weight, 9),
      gap: expect.closeTo(0, 9),
      weightsVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test('[MA30] of an empty session, of one side alone, of people without profiles: nobody is paired, everybody free waits', () => {
    expect(proposeRound(aRoundInput({ participants: [] }))).toMatchObject({
      pairs: [],
      waiting: [],
      certificate: { weight: 0, bound: 0, gap: 0 },
    });
    expect(proposeRound(aRoundInput({ participants: [anExhibitor()] }))).toMatchObject({
      pairs: [],
      waiting: ['exhibitor'],
    });
    expect(proposeRound(aRoundInput({ matchmaker: aMatchmaker([]) }))).toMatchObject({
      pairs: [],
      waiting: ['buyer', 'exhibitor'],
    });
  });

  test('[MA30] leaves out who is asked, in a meeting or away', () => {
    for (const standing of ['asked', 'meeting', 'away'] as const) {
      const round = proposeRound(aRoundInput({ participants: [anExhibitor(), aVisitor({ standing })] }));
      expect(round).toMatchObject({ pairs: [], waiting: ['exhibitor'] });
    }
  });

  test('[MA30] pairs nobody twice and breaks no rule, whatever the crowd; its certificate holds', () => {
    fc.assert(
      fc.property(crowds(14), (input) => {
        const round = proposeRound(input);
        const paired = ids(round).flat();
        expect(new Set(paired).size).toBe(paired.length);
        expect([...paired, ...round.waiting].sort()).toEqual(
          input.participants.map(({ participant }) => participant).sort(),
        );
        for (const [exhibitor, buyer] of ids(round)) {
          const pair = { exhibitor: personOf(input, exhibitor!), buyer: personOf(input, buyer!) };
          const [company, sourcing] = [pair.exhibitor.organisation, pair.buyer.organisation];
          expect(obstaclesNow(pair, memoryOf(input, company, sourcing), input.floor)).toEqual([]);
          expect(input.matchmaker.fitOf(company, sourcing).obstacles).toBeNull();
        }
        expect(verifyRound(round)).toMatchObject({ gap: expect.closeTo(round.certificate.gap, 9) });
        expect(round.certificate.gap).toBeLessThanOrEqual(1e-3);
      }),
      { numRuns: 300 },
    );
  });

  test('[MA38] the same people in another order give the same round, to the byte', () => {
    fc.assert(
      fc.property(crowds(8), fc.nat(99), (input, turn) => {
        const turned = [...input.participants.slice(turn % 7), ...input.participants.slice(0, turn % 7)].reverse();
        const other = proposeRound({ ...input, participants: turned });
        const { pairs, waiting, certificate } = proposeRound(input);
        expect(JSON.stringify({ pairs: other.pairs, waiting: other.waiting, certificate: other.certificate })).toBe(
          JSON.stringify({ pairs, waiting, certificate }),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('[MA37] the version of the weights changes with any of them: who changes one changes this line, and says so', () => {
    expect(weightsVersion(FIRST_ACCEPTANCE)).toBe('5727a6e5aa5e8843');
    expect(weightsVersion({ ...FIRST_ACCEPTANCE, slope: 4 })).not.toBe(weightsVersion(FIRST_ACCEPTANCE));
  });

  test('[MA37] a certificate of another graph, or with other figures, is found out', () => {
    const round = proposeRound(aRoundInput());
    const heavier = {
      ...round.graph,
      problem: { ...round.graph.problem, weight: round.graph.problem.weight.map((weight) => weight + 1) },
    };
    expect(verifyRound({ ...round, graph: heavier })).toEqual({ fault: 'other-graph' });
    const boasting = { ...round.certificate, weight: round.certificate.weight + 0.1 };
    expect(verifyRound({ ...round, certificate: boasting })).toEqual({ fault: 'other-figures' });
  });
});

describe('what pairs compete for', () => {
  const two = (given: Partial<RoundParticipant>[] = [{}, {}]) => [
    ...given.map((more, at) => anExhibitor({ participant: id(`e${at}`), organisation: id(`company-${at}`), ...more })),
    ...given.map((_, at) => aVisitor({ participant: id(`b${at}`), organisation: id(`buyer-${at}`) })),
  ];
  const profiles = [0, 1].flatMap((at) => [
    aCompany({ organisation: id(`company-${at}`), products: [aProduct({ product: id(`p${at}`) })] }),
    aBuyer({ organisation: id(`buyer-${at}`), requirements: [aRequirement({ requirement: id(`r${at}`) })] }),
  ]);
  const input = (given: Partial<RoundInput>) =>
    aRoundInput({ matchmaker: aMatchmaker(profiles), participants: two(), ...given });

  test('[MA35] places: as many pairs as are free, none where none is', () => {
    expect(ids(proposeRound(input({})))).toHaveLength(2);
    expect(ids(proposeRound(input({ rooms: roomsWith({ tables: 1, video: 9 }) })))).toHaveLength(1);
    expect(ids(proposeRound(input({ rooms: roomsWith({ tables: 0, video: 9 }) })))).toHaveLength(0);
    expect(ids(proposeRound(input({ rooms: new Map() })))).toHaveLength(0);
  });

  test('[MA35] places hold and the certificate holds, whatever the crowd', () => {
    fc.assert(
      fc.property(crowds(12, { places: { tables: 2, video: 1 } }), (crowd) => {
        const round = proposeRound(crowd);
        const taken = new Map<string, number>();
        for (const { exhibitor, buyer, placeKind } of round.pairs) {
          const venues = new Set([exhibitor, buyer].map((participant) => personOf(crowd, participant).venue));
          for (const venue of venues) taken.set(`${placeKind} ${venue}`, (taken.get(`${placeKind} ${venue}`) ?? 0) + 1);
        }
        for (const [pool, count] of taken) expect(count).toBeLessThanOrEqual(crowd.rooms.get(pool)!.free);
        expect(verifyRound(round)).toMatchObject({ bound: expect.closeTo(round.certificate.bound, 9) });
      }),
      { numRuns: 200 },
    );
  });

  test('[MA35] two of different venues take a video table of each', () => {
    const across = [anExhibitor({ venue: MACAO }), aVisitor({ venue: HENGQIN })];
    expect(proposeRound(aRoundInput({ participants: across })).pairs).toMatchObject([{ placeKind: 'video' }]);
    const full = roomsWith({ tables: 9, video: 1 });
    full.set(`video ${HENGQIN}`, { venue: HENGQIN, free: 0, exists: true, nextFreeAt: null });
    expect(proposeRound(aRoundInput({ participants: across, rooms: full })).pairs).toEqual([]);
  });

  test('[MA32] a pair across venues must be better by eight points to be worth it', () => {
    const far = two([{ venue: HENGQIN }, {}]).slice(0, 3);
    expect(ids(proposeRound(input({ participants: far })))).toEqual([['e1', 'b0']]);
  });

  test("[MA35] at the company's own stand where the session sits at stands, else at a table", () => {
    const floor = aFloor({ rules: { ...DEFAULT_RULES, placeKind: 'stand' } });
    const rooms = roomsWith({ tables: 1, video: 0 });
    expect(proposeRound(aRoundInput({ floor, rooms })).pairs).toMatchObject([{ placeKind: 'table' }]);
    rooms.set('stand roaster', { venue: MACAO, free: 1, exists: true, nextFreeAt: null });
    expect(proposeRound(aRoundInput({ floor, rooms })).pairs).toMatchObject([{ placeKind: 'stand' }]);
    rooms.set('stand roaster', { venue: HENGQIN, free: 1, exists: true, nextFreeAt: null });
    expect(proposeRound(aRoundInput({ floor, rooms })).pairs).toMatchObject([{ placeKind: 'table' }]);
  });

  const colleagues = [
    anExhibitor({ participant: id('e0') }),
    anExhibitor({ participant: id('e1') }),
    aVisitor({ participant: id('b0') }),
    aVisitor({ participant: id('b1') }),
  ];

  test('[MA35] never two of one company with one buyer', () => {
    const round = proposeRound(aRoundInput({ participants: colleagues }));
    expect(round.pairs).toHaveLength(1);
    expect(round.certificate.gap).toBeCloseTo(0, 9);
  });

  test('[MA35] the quota of an organisation holds over its people in one round', () => {
    const buyers = [0, 1].map((at) => aVisitor({ participant: id(`b${at}`), organisation: id(`buyer-${at}`) }));
    const everybody = [...colleagues.slice(0, 2), ...buyers];
    const matchmaker = aMatchmaker([aCompany(), ...profiles]);
    const pairsWith = (mostMeetings: number | null) =>
      proposeRound(
        aRoundInput({
          matchmaker,
          participants: everybody,
          floor: aFloor({ rules: { ...DEFAULT_RULES, mostMeetings } }),
        }),
      ).pairs;
    expect(pairsWith(null)).toHaveLength(2);
    expect(pairsWith(1)).toHaveLength(1);
    expect(pairsWith(0)).toHaveLength(0);
  });

  test('[MA35] an interpreter sits with one pair: the heavier one has it, the other waits', () => {
    const interpreters = [{ interpreter: id<'Interpreter'>('i'), venue: MACAO, pairs: [['pt', 'yue']] as const }];
    const people = two().map((person) => (person.side === 'buyer' ? { ...person, languages: ['pt'] } : person));
    const waited = people.map((person) =>
      person.participant === 'b1' ? { ...person, waitingSince: TWO_OCLOCK - 5 * MINUTE } : person,
    );
    const round = proposeRound(input({ participants: waited, floor: aFloor({ interpreters }) }));
    expect(round.pairs).toMatchObject([{ buyer: 'b1', interpreter: 'i' }]);
    expect(verifyRound(round)).toMatchObject({ gap: expect.closeTo(round.certificate.gap, 9) });
  });

  test('[MA35] interpreters whom the limits count twice are seated once, and the gap says what that costs', () => {
    const here = { venue: MACAO };
    const interpreters: Interpreter[] = [
      {
        interpreter: id('both'),
        ...here,
        pairs: [
          ['pt', 'yue'],
          ['id', 'yue'],
        ],
      },
      { interpreter: id('portuguese'), ...here, pairs: [['pt', 'yue']] },
      { interpreter: id('vietnamese'), ...here, pairs: [['vi', 'yue']] },
    ];
    const people = ['pt', 'pt', 'id'].flatMap((language, at) => [
      anExhibitor({ participant: id(`e${at}`), organisation: id(`company-${at}`) }),
      aVisitor({ participant: id(`b${at}`), organisation: id(`buyer-${at}`), languages: [language] }),
    ]);
    const third = [aCompany({ organisation: id('company-2') }), aBuyer({ organisation: id('buyer-2') })];
    const matchmaker = aMatchmaker([...profiles, ...third]);
    const round = proposeRound(aRoundInput({ matchmaker, participants: people, floor: aFloor({ interpreters }) }));
    expect(new Set(round.pairs.map(({ interpreter }) => interpreter))).toEqual(new Set(['both', 'portuguese']));
    expect(round.pairs).toHaveLength(2);
    expect(round.certificate.gap).toBeGreaterThan(0.2);
    expect(verifyRound(round)).toMatchObject({ gap: expect.closeTo(round.certificate.gap, 9) });
  });

  test("[MA9] who met, refused or is engaged elsewhere with the other's organisation is not paired", () => {
    const key = organisationPair(id('roaster'), id('cafe'));
    const memory = { forbidden: new Map(), metAt: new Map(), notBefore: new Map(), engaged: new Map() };
    expect(proposeRound(aRoundInput({ memory: { ...memory, forbidden: new Map([[key, 'met']]) } })).pairs).toEqual([]);
    expect(proposeRound(aRoundInput({ memory: { ...memory, engaged: new Map([[key, true]]) } })).pairs).toEqual([]);
    expect(
      proposeRound(aRoundInput({ memory: { ...memory, notBefore: new Map([[key, aFloor().now + 1]]) } })).pairs,
    ).toEqual([]);
    expect(
      proposeRound(aRoundInput({ memory: { ...memory, notBefore: new Map([[key, aFloor().now]]) } })).pairs,
    ).toHaveLength(1);
  });
});
