import { describe, expect, test } from 'vitest';
import { HENGQIN, NINE, REASON, floorOfTwo, openFloor, place, staff, table } from '../../../test/builders/pairing.ts';
import type { PlaceId, VenueId } from '../kernel/id.ts';
import { secondsAfter } from '../kernel/time.ts';

const close = (number: number) => ({ kind: 'close-place', place: table(number), reason: REASON }) as const;
const open = (number: number) => ({ kind: 'open-place', place: table(number), reason: REASON }) as const;

describe('closing a place', () => {
  test('[PA46] moves the pair that is summoned to it to another, with a new summons', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 2 });
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(30);
    floor.comes(meeting, exhibitor);
    floor.do(close(1), staff());
    const places = { exhibitor: table(2), buyer: table(2) };
    const nobodyHere = { exhibitor: null, buyer: null };
    expect(floor.meeting(meeting)).toMatchObject({
      places,
      summonsEndsAt: secondsAfter(NINE, 210),
      arrivedAt: nobodyHere,
    });
    expect(floor.last('meeting-moved')).toMatchObject({ reason: REASON });
  });

  test('[PA46] where there is no other lets the pair wait for the next, before everybody', () => {
    const floor = openFloor({ tables: 1, rules: { overbooking: 2 } });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const offers = floor.proposes(floor.pair(lotus, ramos), floor.pair(vento, silva));
    const [one, two] = offers.map((offer) => floor.agrees(offer));
    floor.do(close(1), staff());
    expect(floor.last('place-lost')).toMatchObject({ meeting: one, placeExpectedAt: null, reason: REASON });
    expect(floor.session.waitingForPlace).toEqual([one, two]);
    floor.pass(600);
    expect(floor.meeting(one!).state).toBe('SUMMONED');
    floor.do(open(1), staff());
    expect(floor.meeting(one!)).toMatchObject({ places: { buyer: table(1) }, summonsEndsAt: secondsAfter(NINE, 780) });
  });

  test('[PA46] lets a running meeting end there, and gives the place to nobody after it', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 1 });
    const meeting = floor.meets(exhibitor, buyer);
    floor.do(close(1), staff());
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', places: { buyer: table(1) } });
    const [vento, silva] = [floor.exhibitor('vento'), floor.buyer('silva')];
    floor.pass(880);
    expect(floor.proposes(floor.pair(vento, silva))).toEqual([]);
    floor.pass(60);
    expect(floor.proposes(floor.pair(vento, silva))).toEqual([]);
    floor.do(open(1), staff());
    expect(floor.proposes(floor.pair(vento, silva))).toHaveLength(1);
  });

  test('[PA18, PA46] that is the last of its kind takes its open offers back', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 1 });
    const offer = floor.offers(exhibitor, buyer);
    floor.do(close(1), staff());
    expect(floor.last('offer-withdrawn')).toMatchObject({ offer, cause: 'place-lost', side: null });
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
  });

  test('[PA46] that is closed, or opening one that is open, changes nothing', () => {
    const { floor } = floorOfTwo({ tables: 1 });
    floor.do(close(1), staff());
    const before = floor.session;
    floor.do(close(1), staff());
    expect(floor.session).toBe(before);
    floor.do(open(1), staff());
    const opened = floor.session;
    floor.do(open(1), staff());
    expect(floor.session).toBe(opened);
  });

  test('[PA46, PA47] that nobody knows is refused', () => {
    const { floor } = floorOfTwo();
    const unknown = 'nowhere' as PlaceId;
    expect(floor.refuses({ kind: 'close-place', place: unknown, reason: null }).refused).toBe('place-unknown');
    expect(floor.refuses({ kind: 'open-place', place: unknown, reason: null }).refused).toBe('place-unknown');
  });
});

describe('a table more', () => {
  test('[PA47] is given to the pair that waits for one', () => {
    const floor = openFloor({ tables: 1 });
    floor.do({ kind: 'change-rules', rules: { overbooking: 2 }, reason: REASON });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const offers = floor.proposes(floor.pair(lotus, ramos), floor.pair(vento, silva));
    const [, two] = offers.map((offer) => floor.agrees(offer));
    floor.do({ kind: 'add-place', place: place('table', 9), reason: REASON }, staff());
    expect(floor.meeting(two!).places).toEqual({ exhibitor: table(9), buyer: table(9) });
  });

  test('[PA47] is refused when it is there already, or at a venue that the session does not have', () => {
    const { floor } = floorOfTwo({ tables: 1 });
    expect(floor.refuses({ kind: 'add-place', place: place('table', 1), reason: null }).refused).toBe('place-taken');
    const elsewhere = { ...place('table', 1, HENGQIN), venue: 'venue-elsewhere' as VenueId };
    expect(floor.refuses({ kind: 'add-place', place: elsewhere, reason: null }).refused).toBe('other-venue');
  });
});
