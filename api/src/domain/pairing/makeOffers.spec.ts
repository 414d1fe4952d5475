import { describe, expect, test } from 'vitest';
import {
  HENGQIN,
  NINE,
  REASON,
  floorOfTwo,
  itself,
  openFloor,
  staff,
  type Floor,
} from '../../../test/builders/pairing.ts';
import type { ParticipantId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import type { RefusalCode } from './refusal.ts';

/** What a round and a hand say of the same pair: the round drops what the hand is refused. */
function isRefused(floor: Floor, [exhibitor, buyer]: readonly [ParticipantId, ParticipantId], code: RefusalCode): void {
  const pair = floor.pair(exhibitor, buyer);
  const before = floor.session;
  expect(floor.proposes(pair)).toEqual([]);
  expect(floor.session).toBe(before);
  expect(floor.refuses({ kind: 'pair-by-hand', pair, reason: REASON }, staff()).refused).toBe(code);
}

describe('a round', () => {
  test('[PA19] takes the pairs whose two sides are still free, drops the others, and is logged with its certificate', () => {
    const floor = openFloor({ tables: 5 });
    const [lotus, vento] = [floor.exhibitor('lotus'), floor.exhibitor('vento')];
    const [ramos, silva, costa] = [floor.buyer('ramos'), floor.buyer('silva'), floor.buyer('costa')];
    floor.offers(lotus, ramos);
    floor.do({ kind: 'pause', participant: silva, until: null });
    const proposed = [floor.pair(lotus, costa), floor.pair(vento, silva), floor.pair(vento, costa)];
    expect(floor.proposes(...proposed)).toHaveLength(1);
    expect(floor.last('round-run')).toMatchObject({ round: 2, proposed: 3, made: 1, certificate: { gap: 0 } });
    expect(floor.last('offer-made')).toMatchObject({ exhibitor: vento, buyer: costa, round: 2 });
  });

  test('[PA19] of which nothing is left has not happened', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.offers(exhibitor, buyer);
    const before = floor.session;
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    expect(floor.session).toBe(before);
  });

  test('[PA19] runs only while the session pairs', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const certificate = { weight: 0, bound: 0, gap: 0, weightsVersion: 'test', digest: 'test' };
    const round = { kind: 'propose-pairs', asOf: 1, pairs: [floor.pair(exhibitor, buyer)], certificate } as const;
    floor.do({ kind: 'pause-pairing', until: null, reason: REASON }, staff());
    expect(floor.refuses(round).refused).toBe('session-paused');
    floor.do({ kind: 'close-session', reason: REASON }, staff());
    expect(floor.refuses(round).refused).toBe('session-closed');
  });

  test('[PA12] gives each side its own deadline', () => {
    const floor = openFloor();
    const offer = floor.offers(floor.exhibitor('lotus', { answerSeconds: 90 }), floor.buyer());
    const { exhibitor, buyer } = floor.offer(offer).answers;
    expect([exhibitor.deadline, buyer.deadline]).toEqual([secondsAfter(NINE, 90), secondsAfter(NINE, 45)]);
  });
});

describe('an offer is not made', () => {
  test('[PA10] to who is in another offer, away, unreachable, or unknown', () => {
    const floor = openFloor({ tables: 5 });
    const [lotus, vento, ramos, silva] = [
      floor.exhibitor(),
      floor.exhibitor('vento'),
      floor.buyer(),
      floor.buyer('silva'),
    ];
    floor.offers(lotus, ramos);
    isRefused(floor, [lotus, silva], 'busy-now');
    floor.do({ kind: 'pause', participant: silva, until: null });
    isRefused(floor, [vento, silva], 'participant-state');
    floor.do({ kind: 'become-available', participant: silva });
    floor.do({ kind: 'mark-unreachable', participant: silva });
    isRefused(floor, [vento, silva], 'participant-state');
    isRefused(floor, [vento, 'nobody' as ParticipantId], 'participant-unknown');
    isRefused(floor, [silva, vento], 'participant-unknown');
  });

  test('[PA11] between one owner, or within one organisation', () => {
    const floor = openFloor();
    const lotus = floor.exhibitor('lotus', { ownerGroup: 'harbour' });
    isRefused(floor, [lotus, floor.buyer('ramos', { ownerGroup: 'harbour' })], 'same-owner');
    const itsBuyer = floor.buyer('lotus-buys', { organisation: floor.participant(lotus).organisation });
    isRefused(floor, [lotus, itsBuyer], 'meeting-self');
  });

  test('[PA11] between organisations that met, refused or blocked each other before this session', () => {
    const floor = openFloor();
    const lotus = floor.exhibitor();
    const { organisation } = floor.participant(lotus);
    for (const [cause, code] of [
      ['met', 'already-met'],
      ['refused', 'blocked'],
      ['blocked', 'blocked'],
    ] as const) {
      const buyer = floor.buyer(`buyer-${cause}`, { forbidden: [{ organisation, cause }] });
      isRefused(floor, [lotus, buyer], code);
    }
  });

  test('[PA11] to two of one company with one buyer at once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 5 });
    const [lotus, ramos] = [floor.participant(exhibitor).organisation, floor.participant(buyer).organisation];
    const [colleague, partner] = [
      floor.exhibitor('colleague', { organisation: lotus }),
      floor.buyer('partner', { organisation: ramos }),
    ];
    floor.offers(exhibitor, buyer);
    isRefused(floor, [colleague, partner], 'busy-now');
  });

  test('[PA11] beyond the quota of an organisation, whoever of it sits there', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 5, rules: { mostMeetings: 1 } });
    const colleague = floor.exhibitor('colleague', { organisation: floor.participant(exhibitor).organisation });
    const silva = floor.buyer('silva');
    floor.meets(exhibitor, buyer);
    isRefused(floor, [colleague, silva], 'quota');
    floor.pass(1_000);
    isRefused(floor, [colleague, silva], 'quota');
  });

  test('[PA17] that would run into a commitment: answer, walk, meeting and cooldown end before it', () => {
    // 45 s and 30 s to answer, 180 s to walk, 900 s to meet, 60 s to cool down.
    const needed = 45 + 30 + 180 + 900 + 60;
    const floor = openFloor();
    const lotus = floor.exhibitor();
    const lunch = (from: number) => [
      { from: secondsAfter(NINE, from), to: secondsAfter(NINE, from + 3_600), venue: null },
    ];
    const early = floor.buyer('early', { commitments: lunch(needed - 1) });
    isRefused(floor, [lotus, early], 'commitment');
    const late = floor.buyer('late', { commitments: lunch(needed) });
    expect(floor.proposes(floor.pair(lotus, late))).toHaveLength(1);
  });

  test('[PA41] beyond the places that are free or promised free within the answer window', () => {
    const floor = openFloor({ tables: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => floor.exhibitor(name)) as [
      ParticipantId,
      ParticipantId,
      ParticipantId,
    ];
    const [x, y, z] = ['x', 'y', 'z'].map((name) => floor.buyer(name)) as [ParticipantId, ParticipantId, ParticipantId];
    floor.meets(a, x);
    floor.pass(854);
    expect(floor.proposes(floor.pair(b, y), floor.pair(c, z))).toHaveLength(1);
    floor.pass(1);
    expect(floor.proposes(floor.pair(c, z))).toHaveLength(1);
  });

  test('[PA41] with overbooking, only as far beyond as its factor', () => {
    const floor = openFloor({ tables: 2, rules: { overbooking: 1.5 } });
    const pairs = ['a', 'b', 'c', 'd'].map((name) => floor.pair(floor.exhibitor(name), floor.buyer(`buyer-${name}`)));
    expect(floor.proposes(...pairs)).toHaveLength(3);
    isRefused(floor, [pairs[3]!.exhibitor, pairs[3]!.buyer], 'no-place-free');
  });

  test('[PA45] across venues but by video, and by video only where the rules allow it', () => {
    const floor = openFloor({ tables: 2, tablesInHengqin: 2, videoTables: 1 });
    const [lotus, silva] = [floor.exhibitor(), floor.buyer('silva', { venue: HENGQIN })];
    isRefused(floor, [lotus, silva], 'other-venue');
    floor.do({ kind: 'change-rules', rules: { videoAcrossVenues: false }, reason: REASON });
    expect(floor.proposes(floor.pair(lotus, silva, 'video'))).toEqual([]);
    floor.do({ kind: 'change-rules', rules: { videoAcrossVenues: true }, reason: REASON });
    expect(floor.proposes(floor.pair(lotus, silva, 'video'))).toHaveLength(1);
  });
});

describe('pairing by hand', () => {
  test('[PA19] makes an offer with its reason, also while rounds are paused, and also to who said "later"', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const first = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'defer-offer', offer: first, participant: buyer }, itself(buyer));
    floor.do({ kind: 'pause-pairing', until: minutesAfter(NINE, 5), reason: REASON }, staff());
    const order = { kind: 'pair-by-hand', pair: floor.pair(exhibitor, buyer), reason: REASON } as const;
    const { offer } = floor.do(order, staff());
    expect(floor.offer(offer!)).toMatchObject({ round: null, state: 'PROPOSED' });
    expect(floor.last('offer-made')).toMatchObject({ reason: REASON, actor: staff() });
  });

  test('[PA19] is refused before pairing has started', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.session = { ...floor.session, state: 'OPEN' };
    const order = { kind: 'pair-by-hand', pair: floor.pair(exhibitor, buyer), reason: REASON } as const;
    expect(floor.refuses(order, staff()).refused).toBe('session-state');
  });
});
