import { describe, expect, test } from 'vitest';
import { HENGQIN, NINE, REASON, floorOfTwo, openFloor, place, staff, table } from '../../../test/builders/pairing.ts';
import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import type { Floor } from '../../../test/builders/pairing.ts';

const summoned = { summonsWarnsAt: secondsAfter(NINE, 120), summonsEndsAt: secondsAfter(NINE, 180) };

/** As many confirmed pairs as names, all at once: the rules overbook, so that more are confirmed than there are tables. */
function pairs(floor: Floor, names: readonly string[]): { exhibitor: ParticipantId; buyer: ParticipantId }[] {
  return names.map((name) => ({ exhibitor: floor.exhibitor(name), buyer: floor.buyer(`buyer-${name}`) }));
}

describe('a confirmed pair', () => {
  test('[PA42] is summoned to the free place of the lowest number', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 12 });
    floor.do({ kind: 'close-place', place: table(1), reason: REASON });
    const meeting = floor.confirms(exhibitor, buyer);
    const places = { exhibitor: table(2), buyer: table(2) };
    expect(floor.meeting(meeting)).toMatchObject({ places, summonedAt: NINE, placeExpectedAt: null, ...summoned });
    expect(floor.session.placeUse.get(table(2))).toBe(meeting);
  });

  test('[PA43, PA44] for which no place is free stays confirmed, is told when, and gets the next before any new offer', () => {
    const floor = openFloor({ tables: 2, rules: { overbooking: 2 } });
    const [first, second, third, fourth] = pairs(floor, ['a', 'b', 'c', 'd']);
    const offers = floor.proposes(
      ...[first, second, third, fourth].map((pair) => floor.pair(pair!.exhibitor, pair!.buyer)),
    );
    const [one, two, three, four] = offers.map((offer, at) => {
      const { exhibitor, buyer } = floor.offer(offer);
      floor.pass(at);
      floor.accepts(offer, exhibitor);
      return floor.accepts(offer, buyer)!;
    });
    expect([one, two].map((id) => floor.meeting(id!).places)).not.toContain(null);
    expect(floor.session.waitingForPlace).toEqual([three, four]);
    expect(floor.meeting(three!)).toMatchObject({
      places: null,
      summonsEndsAt: null,
      placeExpectedAt: minutesAfter(secondsAfter(NINE, 180), 15),
    });
    expect(floor.meeting(four!).placeExpectedAt).toBe(minutesAfter(secondsAfter(NINE, 181), 15));
    const [last] = pairs(floor, ['e']);
    floor.pass(180 + 860);
    expect(floor.proposes(floor.pair(last!.exhibitor, last!.buyer))).toEqual([]);
    floor.pass(40);
    expect(floor.meeting(three!)).toMatchObject({ state: 'SUMMONED', placeExpectedAt: null });
    expect(floor.meeting(three!).places).not.toBeNull();
    expect(floor.session.waitingForPlace).toEqual([]);
  });

  test('[PA43] gives way to nobody when the place is freed by a cancelled summons', () => {
    const floor = openFloor({ tables: 1, rules: { overbooking: 2 } });
    const [first, second] = pairs(floor, ['a', 'b']);
    const offers = floor.proposes(
      floor.pair(first!.exhibitor, first!.buyer),
      floor.pair(second!.exhibitor, second!.buyer),
    );
    const [one, two] = offers.map((offer) => floor.agrees(offer));
    floor.do({ kind: 'cancel-meeting', meeting: one!, reason: REASON }, staff());
    expect(floor.meeting(two!)).toMatchObject({ places: { exhibitor: table(1) }, ...summoned });
  });

  test('[PA17, PA43] whose place comes so late that the meeting would run into a commitment is called off, and both are first again', () => {
    const floor = openFloor({ tables: 1, rules: { overbooking: 2 } });
    const [first, second] = pairs(floor, ['a', 'b']);
    const offers = floor.proposes(
      floor.pair(first!.exhibitor, first!.buyer),
      floor.pair(second!.exhibitor, second!.buyer),
    );
    const [, two] = offers.map((offer) => floor.agrees(offer));
    const lunch = [{ from: minutesAfter(NINE, 30), to: minutesAfter(NINE, 60), venue: null }];
    floor.do({ kind: 'change-commitments', participant: second!.buyer, commitments: lunch });
    floor.pass(180 + 900);
    expect(floor.last('meeting-cancelled')).toMatchObject({ meeting: two, cause: 'commitment', side: null });
    expect(floor.participant(second!.exhibitor)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
  });
});

describe('a pair across venues', () => {
  test('[PA45] meets by video at a table of either venue, and holds both', () => {
    const floor = openFloor({ tables: 2, tablesInHengqin: 2, videoTables: 1 });
    const [lotus, silva] = [floor.exhibitor(), floor.buyer('silva', { venue: HENGQIN })];
    const meeting = floor.meets(lotus, silva, 'video');
    const places = { exhibitor: place('video', 1).place, buyer: place('video', 1, HENGQIN).place };
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', places });
    expect([...floor.session.placeUse.keys()].sort()).toEqual(Object.values(places).sort());
    floor.pass(900);
    expect(floor.session.placeUse.size).toBe(0);
  });

  test('[PA43, PA45] waits until both places are free, and is not passed by who needs only one of them', () => {
    const floor = openFloor({ videoTables: 1, rules: { overbooking: 3 } });
    const [lotus, silva] = [floor.exhibitor('lotus'), floor.buyer('silva', { venue: HENGQIN })];
    const [vento, costa] = [floor.exhibitor('vento'), floor.buyer('costa', { venue: HENGQIN })];
    const [near, ramos] = [floor.exhibitor('near'), floor.buyer('ramos')];
    const offers = floor.proposes(
      floor.pair(lotus, silva, 'video'),
      floor.pair(vento, costa, 'video'),
      floor.pair(near, ramos, 'video'),
    );
    const [one, two, three] = offers.map((offer) => floor.agrees(offer));
    expect(floor.session.waitingForPlace).toEqual([two, three]);
    floor.do({ kind: 'close-place', place: place('video', 1, HENGQIN).place, reason: REASON });
    floor.do({ kind: 'cancel-meeting', meeting: one!, reason: REASON });
    expect(floor.session.waitingForPlace).toEqual([two, three]);
    floor.do({ kind: 'open-place', place: place('video', 1, HENGQIN).place, reason: REASON });
    expect(floor.session.waitingForPlace).toEqual([three]);
    expect(floor.meeting(two!).places).not.toBeNull();
  });

  test('[PA42, PA43] is not passed by a pair that is confirmed later and needs only the place that is free', () => {
    const floor = openFloor({ videoTables: 1, rules: { overbooking: 3 } });
    const [lotus, silva] = [floor.exhibitor('lotus'), floor.buyer('silva', { venue: HENGQIN })];
    const [vento, costa] = [floor.exhibitor('vento'), floor.buyer('costa', { venue: HENGQIN })];
    const [near, ramos] = [floor.exhibitor('near'), floor.buyer('ramos')];
    const [first, across, here] = floor.proposes(
      floor.pair(lotus, silva, 'video'),
      floor.pair(vento, costa, 'video'),
      floor.pair(near, ramos, 'video'),
    );
    const one = floor.agrees(first!);
    const two = floor.agrees(across!);
    floor.do({ kind: 'close-place', place: place('video', 1, HENGQIN).place, reason: REASON });
    floor.do({ kind: 'cancel-meeting', meeting: one, reason: REASON });
    const three = floor.agrees(here!);
    expect(floor.session.waitingForPlace).toEqual([two, three]);
  });
});

describe('a session that seats at stands', () => {
  test('[PA40] seats a pair at the stand of the company, and offers no second pair for it', () => {
    const floor = openFloor({ tables: 0, rules: { placeKind: 'stand' } });
    const lotus = 'organisation-lotus' as OrganisationId;
    const stand = { ...place('stand', 7), organisation: lotus };
    floor.do({ kind: 'add-place', place: stand, reason: REASON }, staff());
    const [one, two] = [
      floor.exhibitor('one', { organisation: lotus }),
      floor.exhibitor('two', { organisation: lotus }),
    ];
    const [ramos, silva, costa] = [floor.buyer(), floor.buyer('silva'), floor.buyer('costa', { venue: HENGQIN })];
    const order = { kind: 'pair-by-hand', pair: floor.pair(one, costa, 'stand'), reason: REASON } as const;
    expect(floor.refuses(order).refused).toBe('other-venue');
    const meeting = floor.meets(one, ramos, 'stand');
    expect(floor.meeting(meeting).places).toEqual({ exhibitor: stand.place, buyer: stand.place });
    expect(floor.proposes(floor.pair(two, silva, 'stand'))).toEqual([]);
  });
});
