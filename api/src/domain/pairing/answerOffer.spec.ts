import { describe, expect, test } from 'vitest';
import { NINE, floorOfTwo, itself, openFloor, staff } from '../../../test/builders/pairing.ts';
import type { OfferId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import { organisationPair } from './session.ts';

describe('an offer', () => {
  test('[PA13] that one side accepted waits for the other; with both yeses the pair is confirmed', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    expect(floor.accepts(offer, buyer)).toBeNull();
    expect(floor.offer(offer)).toMatchObject({ state: 'PROPOSED', answers: { buyer: { acceptedAt: NINE } } });
    const meeting = floor.accepts(offer, exhibitor)!;
    expect(floor.offer(offer)).toMatchObject({ state: 'CONFIRMED', meeting, endedAt: NINE });
    expect(floor.participant(buyer)).toMatchObject({ state: 'SUMMONED', engagement: { meeting } });
  });

  test('[PA12, PA25] ends at its deadline: who was silent is paused, the other waits on with the time it had', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.pass(300);
    const offer = floor.offers(exhibitor, buyer);
    floor.accepts(offer, exhibitor);
    floor.pass(44);
    expect(floor.offer(offer).state).toBe('PROPOSED');
    floor.pass(1);
    expect(floor.offer(offer).state).toBe('EXPIRED');
    expect(floor.last('offer-expired').silent).toEqual(['buyer']);
    expect(floor.participant(buyer)).toMatchObject({ state: 'PAUSED', until: null, waitingSince: null });
    expect(floor.last('participant-paused').cause).toBe('silence');
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
  });

  test('[PA12] takes no answer at the closing instant, nor after it', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.sleep(45);
    const expiredAt = secondsAfter(NINE, 45);
    for (const kind of ['accept-offer', 'defer-offer', 'extend-answer'] as const) {
      const refusal = floor.refuses({ kind, offer, participant: exhibitor }, itself(exhibitor));
      expect(refusal).toEqual({ refused: 'offer-expired', facts: { expiredAt } });
    }
    floor.pass(0);
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: exhibitor }).refused).toBe('offer-expired');
  });

  test('[PA12] honours a personal answer time without loss of rank', () => {
    const floor = openFloor();
    const lotus = floor.exhibitor('lotus', { answerSeconds: 120 });
    const ramos = floor.buyer('ramos');
    const offer = floor.offers(lotus, ramos);
    floor.accepts(offer, ramos);
    floor.pass(119);
    expect(floor.accepts(offer, lotus)).not.toBeNull();
    expect(floor.participant(lotus).waitingSince).toBe(NINE);
  });

  test('[PA14, PA25] that is "not this one" keeps the two organisations apart for good; who said so waits anew', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const colleague = floor.exhibitor('colleague', { organisation: floor.participant(exhibitor).organisation });
    floor.pass(300);
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'decline-offer', offer, participant: buyer, reason: 'price' }, itself(buyer));
    expect(floor.offer(offer).state).toBe('DECLINED');
    expect(floor.last('offer-declined')).toMatchObject({ side: 'buyer', reason: 'price' });
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: floor.now });
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
    expect(floor.last('forbidden-added')).toMatchObject({ participant: buyer, forbidden: { cause: 'refused' } });
    floor.pass(3 * 3_600);
    expect(floor.proposes(floor.pair(exhibitor, buyer), floor.pair(colleague, buyer))).toEqual([]);
  });

  test('[PA15] that is "later" may come again after a quarter of an hour, not before', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'defer-offer', offer, participant: exhibitor }, itself(exhibitor));
    expect(floor.last('offer-deferred').notBefore).toBe(minutesAfter(NINE, 15));
    floor.pass(899);
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    floor.pass(1);
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toHaveLength(1);
  });

  test('[PA15] that expired may come again after a quarter of an hour as well', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.offers(exhibitor, buyer);
    floor.pass(45);
    for (const participant of [exhibitor, buyer]) floor.do({ kind: 'become-available', participant });
    const pair = organisationPair(floor.participant(exhibitor).organisation, floor.participant(buyer).organisation);
    expect(floor.session.notBefore.get(pair)).toBe(minutesAfter(secondsAfter(NINE, 45), 15));
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
  });

  test('[PA16] gives 30 s more once a side', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.pass(40);
    const more = { kind: 'extend-answer', offer, participant: exhibitor } as const;
    floor.do(more, itself(exhibitor));
    expect(floor.offer(offer).answers.exhibitor).toMatchObject({ extended: true, deadline: secondsAfter(NINE, 75) });
    expect(floor.refuses(more, itself(exhibitor)).refused).toBe('already-extended');
    floor.accepts(offer, buyer);
    floor.pass(34);
    expect(floor.offer(offer).state).toBe('PROPOSED');
    floor.pass(1);
    expect(floor.last('offer-expired').silent).toEqual(['exhibitor']);
  });

  test('[PA13] is answered once, by one of the two, while it is open', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const stranger = floor.buyer('stranger');
    const offer = floor.offers(exhibitor, buyer);
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: stranger }, itself(stranger)).refused).toBe(
      'not-yours',
    );
    floor.accepts(offer, exhibitor);
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: exhibitor }).refused).toBe('already-answered');
    expect(floor.refuses({ kind: 'decline-offer', offer, participant: exhibitor, reason: null }).refused).toBe(
      'already-answered',
    );
    floor.accepts(offer, buyer);
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: buyer }).refused).toBe('already-answered');
    const unknown = 'offer-of-another-day' as OfferId;
    expect(floor.refuses({ kind: 'accept-offer', offer: unknown, participant: buyer }).refused).toBe('offer-gone');
  });

  test('[PA18] that staff takes back is gone; both keep their waiting time and are not offered to each other at once', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'withdraw-offer', offer, reason: null }, staff());
    expect(floor.offer(offer).state).toBe('WITHDRAWN');
    for (const id of [exhibitor, buyer])
      expect(floor.participant(id)).toMatchObject({ state: 'AVAILABLE', waitingSince: NINE });
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    expect(floor.refuses({ kind: 'withdraw-offer', offer, reason: null }).refused).toBe('offer-gone');
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: buyer }).refused).toBe('offer-gone');
  });

  test('[PA17] is taken back at its second yes when a commitment has come up that the meeting would run into', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const offer = floor.offers(exhibitor, buyer);
    floor.accepts(offer, exhibitor);
    floor.do({ kind: 'change-rules', rules: { meetingMinutes: 60 }, reason: null }, staff());
    const soon = { from: minutesAfter(NINE, 40), to: minutesAfter(NINE, 50), venue: null };
    const session = floor.session;
    floor.session = {
      ...session,
      participants: session.participants.set(buyer, { ...floor.participant(buyer), commitments: [soon] }),
    };
    expect(floor.accepts(offer, buyer)).toBeNull();
    expect(floor.last('offer-withdrawn').cause).toBe('commitment');
    expect([floor.state(exhibitor), floor.state(buyer)]).toEqual(['AVAILABLE', 'AVAILABLE']);
  });

  test('[PA24] that ends lets a kept wish come true: a pause, or leaving', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    floor.offers(exhibitor, buyer);
    const until = minutesAfter(NINE, 30);
    floor.do({ kind: 'pause', participant: exhibitor, until }, itself(exhibitor));
    floor.do({ kind: 'leave', participant: buyer }, itself(buyer));
    expect([floor.state(exhibitor), floor.state(buyer)]).toEqual(['OFFERED', 'OFFERED']);
    floor.pass(45);
    expect(floor.participant(exhibitor)).toMatchObject({ state: 'PAUSED', until, kept: null });
    expect(floor.state(buyer)).toBe('LEFT');
    expect(floor.session.pairsEngaged.size).toBe(0);
  });
});
