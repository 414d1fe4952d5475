import { describe, expect, test } from 'vitest';
import {
  HENGQIN,
  NINE,
  REASON,
  floorOfTwo,
  itself,
  openFloor,
  place,
  staff,
  table,
} from '../../../test/builders/pairing.ts';
import type { MeetingId, OrganisationId, PlaceId } from '../kernel/id.ts';
import { secondsAfter } from '../kernel/time.ts';

const move = (meeting: MeetingId, to: PlaceId) =>
  ({ kind: 'move-meeting', meeting, place: to, reason: REASON }) as const;

describe('moving a pair', () => {
  test('[PA48] that is summoned summons it anew to the other place', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 3 });
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(100);
    floor.do(move(meeting, table(3)), staff());
    expect(floor.meeting(meeting)).toMatchObject({
      places: { buyer: table(3) },
      summonsEndsAt: secondsAfter(NINE, 280),
    });
    expect([...floor.session.placeUse.keys()]).toEqual([table(3)]);
  });

  test('[PA48] that is talking leaves its timer alone', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 3 });
    const meeting = floor.meets(exhibitor, buyer);
    floor.pass(100);
    floor.do(move(meeting, table(2)), staff());
    expect(floor.meeting(meeting)).toMatchObject({
      state: 'IN_PROGRESS',
      places: { buyer: table(2) },
      endsAt: secondsAfter(NINE, 900),
    });
    floor.pass(800);
    expect(floor.session.placeUse.size).toBe(0);
  });

  test('[PA48] that waits for a place seats it there, before its turn', () => {
    const floor = openFloor({ tables: 1, videoTables: 1, rules: { overbooking: 2 } });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const offers = floor.proposes(floor.pair(lotus, ramos), floor.pair(vento, silva));
    const [, two] = offers.map((offer) => floor.agrees(offer));
    const video = place('video', 1).place;
    floor.do(move(two!, video), staff());
    expect(floor.meeting(two!)).toMatchObject({ places: { exhibitor: video, buyer: video }, summonedAt: NINE });
    expect(floor.session.waitingForPlace).toEqual([]);
  });

  test('[PA48] by video moves only the side whose venue it is', () => {
    const floor = openFloor({ videoTables: 2 });
    const [lotus, silva] = [floor.exhibitor(), floor.buyer('silva', { venue: HENGQIN })];
    const meeting = floor.meets(lotus, silva, 'video');
    floor.do(move(meeting, place('video', 2, HENGQIN).place), staff());
    const places = { exhibitor: place('video', 1).place, buyer: place('video', 2, HENGQIN).place };
    expect(floor.meeting(meeting).places).toEqual(places);
    expect(floor.refuses(move(meeting, table(1))).refused).toBe('other-venue');
  });

  test('[PA48] is refused to a place that is unknown, closed, taken, in the other venue or another company’s stand', () => {
    const floor = openFloor({ tables: 3, tablesInHengqin: 1 });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const meeting = floor.meets(lotus, ramos);
    floor.meets(vento, silva);
    floor.do({ kind: 'close-place', place: table(3), reason: REASON });
    const stand = { ...place('stand', 7), organisation: 'organisation-vento' as OrganisationId };
    floor.do({ kind: 'add-place', place: stand, reason: REASON });
    expect(floor.refuses(move(meeting, 'nowhere' as PlaceId)).refused).toBe('place-unknown');
    expect(floor.refuses(move(meeting, table(3))).refused).toBe('place-closed');
    expect(floor.refuses(move(meeting, table(2)))).toEqual({ refused: 'place-taken', facts: { table: '2' } });
    expect(floor.refuses(move(meeting, table(1, HENGQIN))).refused).toBe('other-venue');
    expect(floor.refuses(move(meeting, stand.place)).refused).toBe('place-taken');
    expect(floor.refuses(move('nothing' as MeetingId, table(3))).refused).toBe('meeting-gone');
  });
});

describe('calling a pair off', () => {
  test('[PA38] by staff frees the place, makes both first again, and does not bring them together at once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.pass(60);
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, staff());
    expect(floor.meeting(meeting)).toMatchObject({ state: 'CANCELLED', endedAt: floor.now });
    expect(floor.last('meeting-cancelled')).toMatchObject({ cause: 'staff', side: null, reason: REASON });
    for (const id of [exhibitor, buyer])
      expect(floor.participant(id)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    expect(floor.session.placeUse.size).toBe(0);
  });

  test('[PA38] by one of the two makes the other first again; who called it off waits anew', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.pass(60);
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'cancel-meeting', meeting, reason: null }, itself(buyer));
    expect(floor.last('meeting-cancelled')).toMatchObject({ cause: 'called-off', side: 'buyer' });
    expect(floor.participant(exhibitor).waitingSince).toBe(NINE);
    expect(floor.participant(buyer).waitingSince).toBe(floor.now);
  });

  test('[PA38] is for the two and for staff, and only before the meeting has begun', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const stranger = floor.buyer('stranger');
    const meeting = floor.meets(exhibitor, buyer);
    const cancel = { kind: 'cancel-meeting', meeting, reason: REASON } as const;
    expect(floor.refuses(cancel, itself(stranger)).refused).toBe('not-yours');
    expect(floor.refuses(cancel, staff()).refused).toBe('meeting-state');
    floor.pass(900);
    expect(floor.refuses(cancel, staff()).refused).toBe('meeting-gone');
  });
});
