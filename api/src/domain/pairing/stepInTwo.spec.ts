import { describe, expect, test } from 'vitest';
import { DESK, HENGQIN, NINE, REASON, floorOfTwo, openFloor, staff, table } from '../../../test/builders/pairing.ts';
import type { DeedId, MeetingId, PlaceId } from '../kernel/id.ts';
import { secondsAfter } from '../kernel/time.ts';
import type { Actor } from './event.ts';

const DEED = 'deed-1' as DeedId;
const acting: Actor = { by: 'staff', user: DESK, for: null, deed: DEED };
const swap = (meeting: MeetingId, other: MeetingId) =>
  ({ kind: 'swap-tables', meeting, other, reason: REASON }) as const;

describe('somebody else', () => {
  test('[PA49] takes a place in a summons: the two are asked, all keep their waiting time', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const other = floor.buyer('silva');
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(30);
    floor.do({ kind: 'substitute', leaves: buyer, pair: floor.pair(exhibitor, other), reason: REASON }, acting);
    expect(floor.meeting(meeting).state).toBe('CANCELLED');
    expect([floor.state(exhibitor), floor.state(other), floor.state(buyer)]).toEqual([
      'OFFERED',
      'OFFERED',
      'AVAILABLE',
    ]);
    expect(floor.participant(buyer).waitingSince).toBe(NINE);
  });

  test('[PA49] takes a place in an offer, and the act can be taken back', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const other = floor.buyer('silva');
    floor.offers(exhibitor, buyer);
    floor.do({ kind: 'substitute', leaves: buyer, pair: floor.pair(exhibitor, other), reason: REASON }, acting);
    floor.do({ kind: 'undo', deed: DEED }, staff());
    expect([floor.state(exhibitor), floor.state(buyer), floor.state(other)]).toEqual([
      'OFFERED',
      'OFFERED',
      'AVAILABLE',
    ]);
  });

  test('[PA49] is refused who may not meet the one who stays, is busy, or comes once it runs; nothing has changed', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 3 });
    const [silva, vento] = [floor.buyer('silva'), floor.exhibitor('vento')];
    const refuse = (leaves: typeof buyer, pair = floor.pair(exhibitor, silva)) =>
      floor.refuses({ kind: 'substitute', leaves, pair, reason: REASON }, acting).refused;
    expect(refuse(buyer)).toBe('participant-state');
    const offer = floor.offers(exhibitor, buyer);
    expect(refuse(buyer, floor.pair(vento, silva))).toBe('meeting-self');
    const busy = floor.offers(vento, silva);
    expect(refuse(buyer)).toBe('busy-now');
    floor.do({ kind: 'withdraw-offer', offer: busy, reason: null }, staff());
    const meeting = floor.agrees(offer);
    for (const each of [exhibitor, buyer]) floor.comes(meeting, each);
    expect(refuse(buyer)).toBe('meeting-state');
  });
});

describe('two pairs', () => {
  function twoPairs() {
    const floor = openFloor({ tables: 2, tablesInHengqin: 1 });
    const one = [floor.exhibitor(), floor.buyer()] as const;
    const two = [floor.exhibitor('vento'), floor.buyer('silva')] as const;
    return { floor, one, two, first: floor.confirms(...one), second: floor.confirms(...two) };
  }

  test('[PA49] change tables and are summoned anew; taking it back changes them again', () => {
    const { floor, first, second } = twoPairs();
    floor.pass(40);
    floor.do(swap(first, second), acting);
    expect([floor.meeting(first).places?.buyer, floor.meeting(second).places?.buyer]).toEqual([table(2), table(1)]);
    for (const id of [first, second]) expect(floor.meeting(id).summonsEndsAt).toBe(secondsAfter(NINE, 220));
    expect(floor.session.placeUse.size).toBe(2);
    floor.do({ kind: 'undo', deed: DEED }, staff());
    expect([floor.meeting(first).places?.buyer, floor.meeting(second).places?.buyer]).toEqual([table(1), table(2)]);
  });

  test('[PA49] one of which runs: it goes on with its timer', () => {
    const { floor, one, first, second } = twoPairs();
    for (const id of one) floor.comes(first, id);
    const { endsAt } = floor.meeting(first);
    floor.do(swap(first, second), acting);
    expect(floor.meeting(first)).toMatchObject({ state: 'IN_PROGRESS', endsAt, places: { buyer: table(2) } });
  });

  test('[PA49] do not where both run, where it is one and the same, or in two halls', () => {
    const { floor, one, two, first, second } = twoPairs();
    expect(floor.refuses(swap(first, first), acting).refused).toBe('meeting-self');
    const there = floor.confirms(floor.exhibitor('cais', { venue: HENGQIN }), floor.buyer('mar', { venue: HENGQIN }));
    expect(floor.refuses(swap(first, there), acting).refused).toBe('other-venue');
    for (const id of one) floor.comes(first, id);
    for (const id of two) floor.comes(second, id);
    expect(floor.refuses(swap(first, second), acting).refused).toBe('meeting-state');
  });
});

describe('a zone', () => {
  test('[PA46] is closed as one act, and its pair goes to a table outside of it; taken back, all are as before', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 3 });
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'close-places', places: [table(1), table(2)], reason: REASON }, acting);
    expect(floor.meeting(meeting).places?.buyer).toBe(table(3));
    floor.do({ kind: 'undo', deed: DEED }, staff());
    expect(floor.meeting(meeting).places?.buyer).toBe(table(1));
    expect([1, 2].map((number) => floor.session.places.get(table(number))!.open)).toEqual([true, true]);
  });

  test('[PA46] with a place that nobody knows stays open', () => {
    const floor = openFloor();
    const places = [table(1), 'nowhere' as PlaceId];
    expect(floor.refuses({ kind: 'close-places', places, reason: REASON }, acting).refused).toBe('place-unknown');
    floor.do({ kind: 'open-places', places: [table(1)], reason: REASON }, acting);
    expect(floor.session.places.get(table(1))!.open).toBe(true);
  });
});
