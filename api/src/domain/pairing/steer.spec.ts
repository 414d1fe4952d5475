import { describe, expect, test } from 'vitest';
import {
  Floor,
  NINE,
  REASON,
  draft,
  facts,
  floorOfTwo,
  itself,
  openFloor,
  staff,
} from '../../../test/builders/pairing.ts';
import type { TextId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

const start = { kind: 'start-pairing', reason: REASON } as const;
const open = { kind: 'open-session', reason: REASON } as const;
const close = { kind: 'close-session', reason: REASON } as const;
const pause = { kind: 'pause-pairing', until: null, reason: REASON } as const;

describe('a session', () => {
  test('[PA60, PA62] goes from draft over open to pairing and back from a pause, each act with its reason', () => {
    const floor = new Floor();
    floor.do(draft(), staff());
    for (const order of [start, pause, close]) expect(floor.refuses(order).refused).toBe('session-not-open');
    floor.do(open, staff());
    expect(floor.session.state).toBe('OPEN');
    expect(floor.refuses(pause).refused).toBe('session-state');
    floor.do(start, staff());
    floor.do(pause, staff());
    expect(floor.session).toMatchObject({ state: 'PAUSED', pausedUntil: null });
    floor.do(start, staff());
    expect(floor.session.state).toBe('PAIRING');
    expect(floor.last('pairing-started')).toMatchObject({ reason: REASON, actor: staff() });
  });

  test('[PA5] that is in the wished state already changes nothing', () => {
    const floor = openFloor();
    const before = floor.session;
    for (const order of [open, start]) floor.do(order, staff());
    expect(floor.session).toBe(before);
  });

  test('[PA61] is laid out once, with its end after its beginning and its rules in their ranges', () => {
    const floor = new Floor();
    const order = draft();
    if (order.kind !== 'draft-session') throw new Error('not a draft');
    expect(floor.refuses({ ...order, endsAt: order.opensAt }).refused).toBe('dates-order');
    const rules = { ...DEFAULT_RULES, meetingMinutes: 0 };
    expect(floor.refuses({ ...order, rules })).toEqual({
      refused: 'rules-out-of-range',
      facts: { rule: 'meetingMinutes', least: 1, most: 480 },
    });
    floor.do(order);
    expect(floor.refuses(order).refused).toBe('session-state');
  });

  test('[PA62] is not opened after its end', () => {
    const floor = new Floor();
    floor.do(draft({ hours: 1 }));
    floor.sleep(3_600);
    expect(floor.refuses(open).refused).toBe('session-closed');
  });

  test('[PA62] that pauses makes no offers, loses nobody, and goes on by itself where the pause has an end', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ ...pause, until: minutesAfter(NINE, 5) }, staff());
    floor.accepts(offer, exhibitor);
    const meeting = floor.accepts(offer, buyer)!;
    expect(floor.meeting(meeting).places).not.toBeNull();
    expect(floor.refuses({ ...pause, until: NINE }).refused).toBe('dates-order');
    floor.pass(300);
    expect(floor.session.state).toBe('PAIRING');
    expect(floor.last('pairing-started')).toMatchObject({ actor: { by: 'system' }, reason: null });
  });
});

describe('closing a session', () => {
  test('[PA63] withdraws open offers and lets confirmed pairs meet; with the last meeting it is closed and empty', () => {
    const floor = openFloor({ tables: 4 });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const meeting = floor.confirms(lotus, ramos);
    const offer = floor.offers(vento, silva);
    const expected = floor.do({ kind: 'expect', facts: facts('late', 'buyer') }).participant!;
    floor.do(close, staff());
    expect(floor.session.state).toBe('CLOSING');
    expect(floor.last('offer-withdrawn')).toMatchObject({ offer, cause: 'session-closing' });
    expect(floor.state(vento)).toBe('AVAILABLE');
    floor.comes(meeting, lotus);
    floor.comes(meeting, ramos);
    floor.pass(900);
    expect(floor.meeting(meeting).state).toBe('ENDED');
    expect(floor.session.state).toBe('CLOSED');
    for (const id of [lotus, ramos, vento, silva]) expect(floor.state(id)).toBe('LEFT');
    expect(floor.state(expected)).toBe('EXPECTED');
    expect(floor.last('session-closed')).toBeDefined();
  });

  test('[PA64] ends by its bound what still runs: one summons, one meeting and one extension from then', () => {
    const floor = openFloor({ tables: 1, rules: { overbooking: 2, meetingMinutes: 60 } });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const offers = floor.proposes(floor.pair(lotus, ramos), floor.pair(vento, silva));
    const [one, two] = offers.map((offer) => floor.agrees(offer));
    floor.comes(one!, lotus);
    floor.comes(one!, ramos);
    floor.do({ kind: 'change-rules', rules: { meetingMinutes: 5 }, reason: REASON });
    floor.do(close, staff());
    expect(floor.session.closesBy).toBe(minutesAfter(secondsAfter(floor.now, 180), 10));
    floor.pass(180 + 600);
    expect(floor.meeting(one!)).toMatchObject({ state: 'ENDED' });
    expect(floor.meeting(two!)).toMatchObject({ state: 'CANCELLED' });
    expect(floor.last('meeting-cancelled').cause).toBe('session-closed');
    expect(floor.session.state).toBe('CLOSED');
  });

  test('[PA63] happens by itself at the end of the session', () => {
    const { floor, exhibitor } = floorOfTwo({ hours: 1 });
    floor.pass(3_599);
    expect(floor.session.state).toBe('PAIRING');
    floor.pass(1);
    expect(floor.session.state).toBe('CLOSED');
    expect(floor.state(exhibitor)).toBe('LEFT');
  });

  test('[PA65] leaves nothing to be done but outcomes', () => {
    const { floor, exhibitor } = floorOfTwo();
    floor.do(close, staff());
    expect(floor.session.state).toBe('CLOSED');
    for (const order of [open, start, pause, close, { kind: 'change-rules', rules: {}, reason: null } as const]) {
      expect(floor.refuses(order, staff()).refused).toBe('session-closed');
    }
    expect(floor.refuses({ kind: 'mark-reachable', participant: exhibitor }).refused).toBe('session-closed');
    const before = floor.session;
    floor.pass(86_400);
    floor.do({ kind: 'pass-time' });
    expect(floor.session).toBe(before);
  });
});

describe('changing the rules', () => {
  test('[PA66] keeps what was promised: deadlines of open offers, ends of summons and meetings', () => {
    const floor = openFloor({ tables: 4 });
    const [lotus, ramos, vento, silva] = [
      floor.exhibitor(),
      floor.buyer(),
      floor.exhibitor('vento'),
      floor.buyer('silva'),
    ];
    const meeting = floor.meets(lotus, ramos);
    const offer = floor.offers(vento, silva);
    const rules = { answerSeconds: 20, meetingMinutes: 5 };
    floor.do({ kind: 'change-rules', rules, reason: REASON }, staff());
    expect(floor.session.rules).toEqual({ ...DEFAULT_RULES, ...rules });
    expect(floor.last('rules-changed')).toMatchObject({ rules: { ...DEFAULT_RULES, ...rules }, reason: REASON });
    expect(floor.offer(offer).answers.buyer.deadline).toBe(secondsAfter(NINE, 45));
    expect(floor.meeting(meeting).endsAt).toBe(secondsAfter(NINE, 900));
    const next = floor.accepts(offer, vento) ?? floor.accepts(offer, silva)!;
    floor.comes(next, vento);
    floor.comes(next, silva);
    expect(floor.meeting(next).endsAt).toBe(secondsAfter(NINE, 300));
  });

  test('[PA66] is refused out of range, by name and range, and without change says nothing', () => {
    const floor = openFloor();
    const wrong: Partial<Rules>[] = [
      { answerSeconds: 0 },
      { answerSeconds: 1.5 },
      { meetingMinutes: 481 },
      { overbooking: 0.5 },
      { overbooking: Number.NaN },
      { summonsWarningSeconds: 180 },
      { mostMeetings: 0 },
      { placeKind: 'sofa' as Rules['placeKind'] },
    ];
    for (const rules of wrong) {
      const refusal = floor.refuses({ kind: 'change-rules', rules, reason: REASON }, staff());
      expect(refusal).toMatchObject({ refused: 'rules-out-of-range', facts: { rule: Object.keys(rules)[0] } });
    }
    const before = floor.session;
    floor.do({ kind: 'change-rules', rules: { answerSeconds: 45, mostMeetings: null }, reason: REASON }, staff());
    expect(floor.session).toBe(before);
  });
});

describe('an announcement', () => {
  test('[PA67] points at its text, and is heard only in a session that is open', () => {
    const floor = openFloor();
    const announcement = 'text-announcement' as TextId;
    floor.do({ kind: 'announce', announcement, reason: null }, staff());
    expect(floor.last('announcement-made')).toMatchObject({ announcement });
    floor.do(close, staff());
    expect(floor.refuses({ kind: 'announce', announcement, reason: null }).refused).toBe('session-closed');
    const early = new Floor();
    early.do(draft());
    expect(early.refuses({ kind: 'announce', announcement, reason: null }).refused).toBe('session-not-open');
    expect(
      early.refuses(
        { kind: 'become-available', participant: facts('lotus', 'exhibitor').participant },
        itself(facts('lotus', 'exhibitor').participant),
      ).refused,
    ).toBe('session-not-open');
  });
});
