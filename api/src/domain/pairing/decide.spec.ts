import { describe, expect, test } from 'vitest';
import { Floor, NINE, draft, facts, floorOfTwo, itself, openFloor, staff } from '../../../test/builders/pairing.ts';
import type { SessionId } from '../kernel/id.ts';
import { secondsAfter } from '../kernel/time.ts';
import { decide } from './decide.ts';
import { emptySession } from './emptySession.ts';
import { evolve } from './evolve.ts';
import { nextDeadline } from './deadline.ts';

describe('a live session', () => {
  test('[PA1] pairs two people from the draft to the outcome, and its log gives the same session again', () => {
    const floor = new Floor();
    floor.do(draft());
    floor.do({ kind: 'open-session', reason: null }, staff());
    const lotus = floor.do({ kind: 'check-in', facts: facts('lotus', 'exhibitor') }).participant!;
    const ramos = floor.do({ kind: 'check-in', facts: facts('ramos', 'buyer') }).participant!;
    floor.do({ kind: 'start-pairing', reason: null }, staff());
    for (const participant of [lotus, ramos]) {
      floor.do({ kind: 'become-available', participant }, itself(participant));
      expect(floor.state(participant)).toBe('AVAILABLE');
    }
    const offer = floor.offers(lotus, ramos);
    expect([floor.state(lotus), floor.state(ramos)]).toEqual(['OFFERED', 'OFFERED']);
    expect(floor.accepts(offer, lotus)).toBeNull();
    const meeting = floor.accepts(offer, ramos)!;
    expect(floor.offer(offer)).toMatchObject({ state: 'CONFIRMED', meeting });
    expect(floor.meeting(meeting)).toMatchObject({ state: 'SUMMONED', summonsEndsAt: secondsAfter(NINE, 180) });
    floor.comes(meeting, lotus);
    floor.comes(meeting, ramos);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', endsAt: secondsAfter(NINE, 900) });
    floor.pass(900);
    expect([floor.state(lotus), floor.state(ramos)]).toEqual(['COOLDOWN', 'COOLDOWN']);
    const outcome = {
      kind: 'contract',
      amount: '48000000',
      currency: 'MOP',
      followUpOn: null,
      note: null,
      publish: true,
    } as const;
    floor.do({ kind: 'record-outcome', meeting, participant: lotus, outcome }, itself(lotus));
    floor.do({ kind: 'confirm-outcome', meeting, participant: ramos }, itself(ramos));
    floor.pass(60);
    expect([floor.state(lotus), floor.state(ramos)]).toEqual(['AVAILABLE', 'AVAILABLE']);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'ENDED', outcomeConfirmed: { buyer: true } });
    expect(floor.log.reduce(evolve, emptySession(floor.session.session))).toEqual(floor.session);
    expect(floor.session.head).toBe(floor.log.length);
  });

  test('[PA5] answers every order to a session that nobody has laid out', () => {
    const floor = new Floor();
    expect(floor.refuses({ kind: 'open-session', reason: null }).refused).toBe('session-unknown');
    expect(floor.refuses({ kind: 'pass-time' }).refused).toBe('session-unknown');
  });

  test('[PA3] a clock that runs behind never dates an event before the one before it', () => {
    const floor = openFloor();
    const head = floor.session.asOf;
    floor.now = NINE - 60_000;
    floor.exhibitor();
    expect(floor.session.asOf).toBe(head);
  });

  test('[PA4] a participant acts for itself alone, staff for the one it names, and the event records both', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    const order = { kind: 'accept-offer', offer, participant: exhibitor } as const;
    expect(floor.refuses(order, itself(buyer)).refused).toBe('not-yours');
    expect(floor.refuses(order, staff(buyer)).refused).toBe('not-yours');
    floor.do(order, staff(exhibitor));
    expect(floor.last('offer-accepted').actor).toEqual(staff(exhibitor));
    const meeting = floor.accepts(offer, buyer)!;
    floor.pass(180);
    expect(
      floor.refuses({ kind: 'end-meeting', meeting, participant: null, reason: null }, itself(buyer)).refused,
    ).toBe('not-yours');
  });

  test('[PA2] what is due happens in the order in which it was due, also when the timers are late, and leaves nothing due', () => {
    const { floor, exhibitor, buyer } = floorOfTwo({ tables: 2 });
    const [vento, silva] = [floor.exhibitor('vento'), floor.buyer('silva')];
    floor.meets(exhibitor, buyer);
    floor.pass(880);
    floor.offers(vento, silva);
    floor.sleep(3_600);
    const length = floor.log.length;
    floor.do({ kind: 'pass-time' });
    expect(floor.kindsSince(length)).toEqual([
      'meeting-ended',
      'forbidden-added',
      'offer-expired',
      'participant-paused',
      'participant-paused',
    ]);
    expect(floor.last('meeting-ended').cooldownEndsAt).toBe(secondsAfter(floor.now, 60));
    expect(nextDeadline(floor.session)).toBeGreaterThan(floor.now);
    floor.do({ kind: 'pass-time' });
    expect(floor.kindsSince(length)).toHaveLength(5);
  });

  test('[PA5] an accepted order whose wish is fulfilled already has no events', () => {
    const { floor, exhibitor } = floorOfTwo();
    const before = floor.session;
    floor.do({ kind: 'become-available', participant: exhibitor }, itself(exhibitor));
    expect(floor.session).toBe(before);
  });

  test('[PA5] decides without touching the session it was given', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const before = floor.session;
    const frozen = { ...before };
    floor.offers(exhibitor, buyer);
    expect({ ...before }).toEqual(frozen);
    expect(before.liveOffers.size).toBe(0);
    expect(
      decide(
        emptySession('other' as SessionId),
        { actor: staff(), kind: 'pass-time' },
        { now: NINE, newId: () => 'x' },
      ),
    ).toEqual({
      refused: 'session-unknown',
      facts: {},
    });
  });
});
