import { describe, expect, test } from 'vitest';
import { NINE, floorOfTwo, itself, staff } from '../../../test/builders/pairing.ts';
import type { ParticipantId } from '../kernel/id.ts';

describe('a silent device', () => {
  test('[PA26] keeps its participant from offers, not from its waiting time', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.do({ kind: 'mark-unreachable', participant: buyer });
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', reachable: false, waitingSince: NINE });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    floor.do({ kind: 'mark-reachable', participant: buyer });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toHaveLength(1);
  });

  test('[PA26] has an offer that it did not answer withdrawn, without loss for either side', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.accepts(offer, exhibitor);
    floor.pass(20);
    floor.do({ kind: 'mark-unreachable', participant: buyer });
    expect(floor.last('offer-withdrawn')).toMatchObject({
      offer,
      cause: 'unreachable',
      side: 'buyer',
      notBefore: null,
    });
    for (const id of [exhibitor, buyer])
      expect(floor.participant(id)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
  });

  test('[PA26] does not undo what its participant has accepted, nor a meeting', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.accepts(offer, buyer);
    floor.do({ kind: 'mark-unreachable', participant: buyer });
    expect(floor.offer(offer).state).toBe('PROPOSED');
    const meeting = floor.accepts(offer, exhibitor)!;
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
  });

  test('[PA27] is back with the first thing that its participant asks for; what staff does for it says nothing of it', () => {
    const { floor, buyer } = floorOfTwo();
    floor.do({ kind: 'mark-unreachable', participant: buyer });
    floor.do({ kind: 'pause', participant: buyer, until: null }, staff(buyer));
    expect(floor.participant(buyer).reachable).toBe(false);
    floor.do({ kind: 'become-available', participant: buyer }, itself(buyer));
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', reachable: true });
  });

  test('[PA26, PA27] of somebody who is not here changes nothing, and being told twice neither', () => {
    const { floor, buyer } = floorOfTwo();
    floor.do({ kind: 'mark-unreachable', participant: buyer });
    const before = floor.session;
    floor.do({ kind: 'mark-unreachable', participant: buyer });
    expect(floor.session).toBe(before);
    floor.do({ kind: 'leave', participant: buyer });
    expect(floor.refuses({ kind: 'mark-unreachable', participant: buyer }).refused).toBe('participant-state');
    expect(floor.refuses({ kind: 'mark-reachable', participant: buyer }).refused).toBe('participant-state');
    const nobody = 'nobody' as ParticipantId;
    expect(floor.refuses({ kind: 'mark-reachable', participant: nobody }).refused).toBe('participant-unknown');
  });
});
