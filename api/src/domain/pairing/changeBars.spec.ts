import { describe, expect, test } from 'vitest';
import { NINE, floorOfTwo, itself, staff } from '../../../test/builders/pairing.ts';
import type { ParticipantId } from '../kernel/id.ts';
import { minutesAfter } from '../kernel/time.ts';

describe('a commitment that comes up', () => {
  const soon = [{ from: minutesAfter(NINE, 10), to: minutesAfter(NINE, 40), venue: null }];

  test('[PA28] takes back the open offer that would run into it; both keep their waiting time', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'change-commitments', participant: buyer, commitments: soon }, itself(buyer));
    expect(floor.last('offer-withdrawn')).toMatchObject({ offer, cause: 'commitment', side: 'buyer' });
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    floor.do({ kind: 'change-commitments', participant: buyer, commitments: [] }, itself(buyer));
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toHaveLength(1);
  });

  test('[PA28] leaves an offer alone that it is far from, and a confirmed pair in any case', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    const evening = [{ from: minutesAfter(NINE, 400), to: minutesAfter(NINE, 500), venue: null }];
    floor.do({ kind: 'change-commitments', participant: buyer, commitments: evening });
    floor.accepts(offer, exhibitor);
    const meeting = floor.accepts(offer, buyer)!;
    floor.do({ kind: 'change-commitments', participant: buyer, commitments: soon });
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
  });

  test('[PA28] is refused when it ends before it begins', () => {
    const { floor, buyer } = floorOfTwo();
    const commitments = [{ from: NINE, to: NINE, venue: null }];
    expect(floor.refuses({ kind: 'change-commitments', participant: buyer, commitments }).refused).toBe('dates-order');
  });
});

describe('a block', () => {
  test('[PA29] keeps two organisations apart, takes back an offer that is open between them, and says so once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    const { organisation } = floor.participant(exhibitor);
    const order = { kind: 'forbid', participant: buyer, forbidden: { organisation, cause: 'blocked' } } as const;
    floor.do(order, staff(buyer));
    expect(floor.last('offer-withdrawn')).toMatchObject({ offer, cause: 'forbidden', side: 'buyer' });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    const before = floor.session;
    floor.do(order, staff(buyer));
    expect(floor.session).toBe(before);
  });

  test('[PA29] leaves a confirmed pair alone, and is refused within one organisation', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    const { organisation } = floor.participant(exhibitor);
    floor.do({ kind: 'forbid', participant: buyer, forbidden: { organisation, cause: 'met' } });
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    const own = { kind: 'forbid', participant: exhibitor, forbidden: { organisation, cause: 'blocked' } } as const;
    expect(floor.refuses(own).refused).toBe('meeting-self');
    expect(floor.refuses({ ...own, participant: 'nobody' as ParticipantId }).refused).toBe('participant-unknown');
  });
});
