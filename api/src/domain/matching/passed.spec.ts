import { describe, expect, test } from 'vitest';
import {
  aBuyer,
  aCompany,
  aFloor,
  aMatchmaker,
  anExhibitor,
  aRequirement,
  aRoundInput,
  aVisitor,
  HENGQIN,
  id,
  MACAO,
  TWO_OCLOCK,
} from '../../../test/builders/matching.ts';
import { MINUTE } from '../kernel/time.ts';
import type { ProposedPair } from '../pairing/command.ts';
import { DEFAULT_RULES } from '../pairing/rules.ts';
import { NO_LOAD } from '../pairing/quota.ts';
import { organisationPair } from '../pairing/session.ts';
import { withPassed } from './passed.ts';
import { passingHallOf, type RoundInput, type RoundParticipant } from './roundInput.ts';

const NOW = TWO_OCLOCK + 30 * MINUTE;
const taken = anExhibitor({ participant: id('taken'), organisation: id('tea'), waitingSince: NOW - MINUTE });
const buyer = aVisitor({ waitingSince: NOW });
const tea = aCompany({ organisation: id('tea') });
const fit = { exhibitor: { score: 1, reasons: [], parts: {} }, buyer: { score: 1, reasons: [], parts: {} } };
const pair: ProposedPair = {
  exhibitor: taken.participant,
  buyer: buyer.participant,
  fit,
  placeKind: 'table',
  interpreter: null,
} as const;
const tables = (free: number): RoundInput['rooms'] =>
  new Map([[`table ${MACAO}`, { venue: MACAO, free, exists: true, nextFreeAt: null }]]);

/** Whom a round passes that pairs `taken` with the cafe's buyer while the roaster's exhibitor waits since two o'clock. */
function passedIn(
  waits: Partial<RoundParticipant>,
  given: Partial<RoundInput> = {},
  pairs: readonly ProposedPair[] = [],
) {
  const input = aRoundInput({
    floor: aFloor({ now: NOW }),
    participants: [anExhibitor(waits), taken, buyer],
    matchmaker: aMatchmaker([aCompany(), tea, aBuyer()]),
    ...given,
  });
  const found = withPassed([pair, ...pairs], passingHallOf(input));
  return found[0]!.passed;
}

describe('whom a round passes', () => {
  test('[FI11] who waits over twelve minutes longer on the same side and could have sat there', () => {
    expect(passedIn({})).toEqual(['exhibitor']);
  });

  test.each<[string, Partial<RoundParticipant>]>([
    ['waits but twelve minutes longer', { waitingSince: NOW - 13 * MINUTE }],
    ['is in the other hall', { venue: HENGQIN }],
    ['speaks another language, and nobody can help', { languages: ['vi'] }],
    ['is of the same owner', { organisation: id('cafe') }],
    ['has a commitment soon', { commitments: [{ from: NOW + MINUTE, to: NOW + 9 * MINUTE, venue: null }] }],
    ['is not free', { standing: 'asked' }],
  ])('[FI11] not who %s', (_, waits) => {
    expect(passedIn(waits)).toEqual([]);
  });

  test('[FI11] not whose goods do not fit', () => {
    const picky = aBuyer({ requirements: [aRequirement({ mustSchemes: ['M-MARK'] })] });
    expect(passedIn({}, { matchmaker: aMatchmaker([aCompany(), tea, picky]) })).toEqual([]);
  });

  test('[FI11] not who met or refused the counterpart', () => {
    const forbidden = new Map([[organisationPair(id('roaster'), id('cafe')), 'refused' as const]]);
    const nothing = { metAt: new Map(), notBefore: new Map(), engaged: new Map() };
    expect(passedIn({}, { memory: { forbidden, ...nothing } })).toEqual([]);
  });

  test('[FI11] not where a quota is used up', () => {
    const floor = aFloor({ now: NOW, rules: { ...DEFAULT_RULES, mostMeetings: 1 } });
    expect(passedIn({}, { floor })).toEqual(['exhibitor']);
    expect(passedIn({ load: { ...NO_LOAD, meetings: 1 } }, { floor })).toEqual([]);
  });

  test('[FI11] the rest of the round counts: its places, its interpreters, and the meetings of the same organisation', () => {
    const colleague = anExhibitor({ participant: id('colleague'), waitingSince: NOW });
    const other = aVisitor({ participant: id('other'), organisation: id('bistro'), waitingSince: NOW });
    const matchmaker = aMatchmaker([aCompany(), tea, aBuyer(), aBuyer({ organisation: id('bistro') })]);
    const participants = (waits: Partial<RoundParticipant>) => [anExhibitor(waits), colleague, taken, buyer, other];
    const second: ProposedPair = { ...pair, exhibitor: id('colleague'), buyer: id('other') };
    const one = { matchmaker, participants: participants({}) };
    expect(passedIn({}, one, [second])).toEqual(['exhibitor']);
    expect(passedIn({}, { ...one, rooms: tables(2) }, [second])).toEqual(['exhibitor']);
    expect(passedIn({}, { ...one, rooms: tables(1) }, [second])).toEqual([]);
    const floor = aFloor({ now: NOW, rules: { ...DEFAULT_RULES, mostMeetings: 1 } });
    expect(passedIn({}, { ...one, floor }, [second])).toEqual([]);
    const helps = { interpreter: id<'Interpreter'>('ines'), venue: MACAO, pairs: [['vi', 'yue']] } as const;
    const foreign = {
      matchmaker,
      participants: participants({ languages: ['vi'] }),
      floor: aFloor({ now: NOW, interpreters: [helps] }),
    };
    expect(passedIn({}, foreign, [second])).toEqual(['exhibitor']);
    expect(passedIn({}, foreign, [{ ...second, interpreter: id('ines') }])).toEqual([]);
  });

  test('[FI11] nobody whom the round pairs too', () => {
    const other = aVisitor({ participant: id('other'), organisation: id('bistro'), waitingSince: NOW });
    const matchmaker = aMatchmaker([aCompany(), tea, aBuyer(), aBuyer({ organisation: id('bistro') })]);
    const given = { matchmaker, participants: [anExhibitor(), taken, buyer, other] };
    expect(passedIn({}, given, [{ ...pair, exhibitor: id('exhibitor'), buyer: id('other') }])).toEqual([]);
  });
});
