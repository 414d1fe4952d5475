import { describe, expect, test } from 'vitest';
import {
  DESK,
  NINE,
  REASON,
  draft,
  floorOfTwo,
  itself,
  openFloor,
  staff,
  table,
} from '../../../test/builders/pairing.ts';
import { Floor } from '../../../test/builders/pairing.ts';
import type { DeedId, UserId } from '../kernel/id.ts';
import { secondsAfter } from '../kernel/time.ts';
import type { UndoPoint } from './deed.ts';
import type { Actor } from './event.ts';
import { undoPoints } from './undo.ts';

const DEED = 'deed-1' as DeedId;
const undo = { kind: 'undo', deed: DEED } as const;

/** The desk's act, by which it can be taken back. */
function acting(forWhom: Parameters<typeof staff>[0] = null): Actor {
  return { by: 'staff', user: DESK, for: forWhom, deed: DEED };
}

/** What is said beforehand of the act, and what taking it back then does: the same. */
function takesBack(floor: Floor): readonly UndoPoint[] {
  const said = undoPoints(
    floor.session,
    floor.session.deeds.find(({ deed }) => deed === DEED)!,
    floor.now,
  );
  floor.do(undo, staff());
  expect(floor.last('act-undone')).toMatchObject({ deed: DEED, points: said });
  return said;
}

describe('an act of staff', () => {
  test('[PA80] can be taken back for sixty seconds, and once', () => {
    const floor = openFloor();
    floor.do({ kind: 'pause-pairing', until: null, reason: REASON }, acting());
    floor.pass(60);
    floor.do(undo, staff());
    expect(floor.session.state).toBe('PAIRING');
    const length = floor.log.length;
    floor.do(undo, staff());
    expect(floor.log.length).toBe(length);
  });

  test('[PA80] cannot be taken back later, nor one that nobody knows', () => {
    const floor = openFloor();
    floor.do({ kind: 'pause-pairing', until: null, reason: REASON }, acting());
    floor.pass(61);
    expect(floor.refuses(undo, staff()).refused).toBe('undo-too-late');
    expect(floor.refuses({ kind: 'undo', deed: 'never' as DeedId }, staff()).refused).toBe('undo-too-late');
  });

  test('[PA81] that cannot be restored at all is refused, and says so beforehand', () => {
    const floor = new Floor();
    floor.do(draft());
    floor.do({ kind: 'open-session', reason: null }, acting());
    expect(undoPoints(floor.session, floor.session.deeds[0]!, floor.now)).toEqual([
      { what: 'lasting', whyNot: 'stands' },
    ]);
    expect(floor.refuses(undo, staff()).refused).toBe('undo-impossible');
  });

  test('[PA80] what follows by itself is no part of it, and the log keeps both', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, acting());
    expect(floor.session.deeds[0]!.traces.map(({ of }) => of)).toEqual(['meeting']);
    const before = floor.log.length;
    takesBack(floor);
    expect(floor.kindsSince(before)).toEqual(['meeting-restored', 'act-undone']);
  });

  test('[PA80] is remembered two minutes longer, then forgotten with the next', () => {
    const floor = openFloor();
    floor.do({ kind: 'pause-pairing', until: null, reason: REASON }, acting());
    floor.pass(181);
    floor.do({ kind: 'start-pairing', reason: REASON }, { ...acting(), deed: 'deed-2' as DeedId } as Actor);
    expect(floor.session.deeds.map(({ deed }) => deed)).toEqual(['deed-2']);
  });
});

describe('taking back', () => {
  test('[PA81] rules restores those that nobody has changed since', () => {
    const floor = openFloor();
    floor.do({ kind: 'change-rules', rules: { meetingMinutes: 12, answerSeconds: 60 }, reason: REASON }, acting());
    floor.do({ kind: 'change-rules', rules: { answerSeconds: 50 }, reason: REASON }, staff());
    expect(takesBack(floor)).toEqual([
      { what: 'rules', whyNot: null, count: 1 },
      { what: 'rules', whyNot: 'changed-since', count: 1 },
    ]);
    expect(floor.session.rules).toMatchObject({ meetingMinutes: 15, answerSeconds: 50 });
  });

  test('[PA81] a start names the offers that were made meanwhile: they stand', () => {
    const floor = openFloor();
    floor.do({ kind: 'pause-pairing', until: null, reason: REASON }, staff());
    const [exhibitor, buyer] = [floor.exhibitor(), floor.buyer()];
    floor.do({ kind: 'start-pairing', reason: REASON }, acting());
    floor.pass(5);
    const offer = floor.offers(exhibitor, buyer);
    expect(takesBack(floor)).toEqual([
      { what: 'pairing', whyNot: null },
      { what: 'decided-since', whyNot: 'stands', count: 1 },
    ]);
    expect(floor.session.state).toBe('PAUSED');
    expect(floor.offer(offer).state).toBe('PROPOSED');
  });

  test('[PA81] an announcement stops it; who has read it has read it', () => {
    const floor = openFloor();
    floor.do({ kind: 'announce', announcement: REASON, reason: REASON }, acting());
    expect(takesBack(floor).map(({ whyNot }) => whyNot)).toEqual([null, 'stands']);
    expect(floor.last('announcement-withdrawn').announcement).toBe(REASON);
  });

  test('[PA81] a closed place opens it, and takes the pair that was moved away back to it', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'close-place', place: table(1), reason: REASON }, acting());
    expect(floor.meeting(meeting).places?.buyer).toBe(table(2));
    expect(takesBack(floor).map(({ what, whyNot }) => [what, whyNot])).toEqual([
      ['place', null],
      ['table', null],
    ]);
    expect(floor.meeting(meeting)).toMatchObject({ places: { buyer: table(1) } });
  });

  test('[PA81] an opened place leaves it to a pair that sits there by now', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 1 });
    floor.do({ kind: 'close-place', place: table(1), reason: REASON }, staff());
    floor.do({ kind: 'open-place', place: table(1), reason: REASON }, acting());
    floor.confirms(exhibitor, buyer);
    expect(floor.refuses(undo, staff()).refused).toBe('undo-impossible');
    expect(floor.session.places.get(table(1))!.open).toBe(true);
  });

  test('[PA82] a pair by hand takes the open offer back, and the two may be offered again at once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.pass(30);
    floor.do({ kind: 'pair-by-hand', pair: floor.pair(exhibitor, buyer), reason: REASON }, acting());
    takesBack(floor);
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toHaveLength(1);
  });

  test('[PA82] a pair by hand that both accepted stands', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const { offer } = floor.do({ kind: 'pair-by-hand', pair: floor.pair(exhibitor, buyer), reason: REASON }, acting());
    floor.agrees(offer!);
    expect(floor.refuses(undo, staff()).refused).toBe('undo-impossible');
  });

  test('[PA82] a withdrawn offer asks the two anew', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'withdraw-offer', offer, reason: REASON }, acting());
    takesBack(floor);
    expect(floor.state(buyer)).toBe('OFFERED');
    expect(floor.last('offer-made').offer).not.toBe(offer);
  });

  test('[PA83] a cancelled summons summons the two anew, to their table, and lifts the bar', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, acting());
    floor.pass(20);
    takesBack(floor);
    expect(floor.meeting(meeting)).toMatchObject({
      state: 'SUMMONED',
      places: { buyer: table(1) },
      summonsEndsAt: secondsAfter(floor.now, 180),
      endedAt: null,
    });
    expect(floor.session.notBefore.size).toBe(0);
    floor.comes(meeting, exhibitor);
    floor.comes(meeting, buyer);
    expect(floor.meeting(meeting).state).toBe('IN_PROGRESS');
  });

  test('[PA83] a cancelled summons is not possible once one of the two is in another offer', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, acting());
    floor.offers(exhibitor, floor.buyer('silva'));
    expect(floor.refuses(undo, staff()).refused).toBe('undo-impossible');
    expect(floor.meeting(meeting).state).toBe('CANCELLED');
  });

  test('[PA83] an ended meeting lets it run to the end that it had, and counts it once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.pass(300);
    floor.do({ kind: 'end-meeting', meeting, participant: null, reason: REASON }, acting());
    expect(floor.participant(buyer).meetings).toBe(1);
    takesBack(floor);
    expect(floor.participant(buyer)).toMatchObject({ state: 'MEETING', meetings: 0 });
    expect(floor.meeting(meeting).endsAt).toBe(secondsAfter(NINE, 900));
    floor.pass(600);
    expect(floor.meeting(meeting).state).toBe('ENDED');
    expect(floor.participant(buyer).meetings).toBe(1);
    expect([...floor.session.meetingsHeld.values()]).toEqual([1, 1]);
  });

  test('[PA83] an extension takes the minutes back, unless they have begun', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.pass(880);
    floor.do({ kind: 'extend-meeting', meeting, participant: null, reason: REASON }, acting());
    expect(takesBack(floor)).toMatchObject([{ what: 'end-of-meeting', whyNot: null }]);
    expect(floor.meeting(meeting).endsAt).toBe(secondsAfter(NINE, 900));
  });

  test('[PA83] somebody who was sent home is back and first again', () => {
    const { floor, buyer } = floorOfTwo();
    floor.pass(120);
    floor.do({ kind: 'leave', participant: buyer }, acting(buyer));
    floor.pass(10);
    takesBack(floor);
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
  });

  test('[PA83] somebody who was sent home out of a summons is back in it', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer, when: 'at-once' }, acting(buyer));
    expect(floor.meeting(meeting).state).toBe('CANCELLED');
    takesBack(floor);
    expect(floor.state(buyer)).toBe('SUMMONED');
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
  });

  test('[PA83] a break that somebody has ended stays ended', () => {
    const { floor, buyer } = floorOfTwo();
    floor.do({ kind: 'pause', participant: buyer, until: null }, acting(buyer));
    floor.do({ kind: 'become-available', participant: buyer }, itself(buyer));
    expect(floor.refuses(undo, staff()).refused).toBe('undo-impossible');
  });

  test('[PA83] a wish kept for somebody is forgotten', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.meets(exhibitor, buyer);
    floor.do({ kind: 'leave', participant: buyer }, acting(buyer));
    takesBack(floor);
    expect(floor.participant(buyer).kept).toBeNull();
  });
});

test('[PA80] an act of one user may be taken back by another; the log says who', () => {
  const floor = openFloor();
  floor.do({ kind: 'pause-pairing', until: null, reason: REASON }, acting());
  floor.do(undo, { by: 'staff', user: 'user-other' as UserId, for: null });
  expect(floor.last('act-undone').actor).toMatchObject({ user: 'user-other' });
});
