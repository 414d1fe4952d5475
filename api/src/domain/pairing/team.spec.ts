import { describe, expect, test } from 'vitest';
import { HENGQIN, itself, openFloor, staff, type Floor } from '../../../test/builders/pairing.ts';
import type { OfferId, OrganisationId, ParticipantId } from '../kernel/id.ts';
import { minutesAfter, secondsAfter } from '../kernel/time.ts';
import type { ParticipantFacts } from './participant.ts';
import { concernedBy, teamsConcernedBy } from './concerned.ts';
import { colleaguesOf } from './team.ts';

const ROASTERY = 'organisation-roastery' as OrganisationId;

interface Stand {
  floor: Floor;
  lok: ParticipantId;
  rui: ParticipantId;
  buyer: ParticipantId;
  offer: OfferId;
}

/** A stand of two, one of whom is asked. */
function stand(colleague: Partial<ParticipantFacts> = {}): Stand {
  const floor = openFloor();
  const lok = floor.exhibitor('lok', { organisation: ROASTERY });
  const rui = floor.exhibitor('rui', { organisation: ROASTERY, ...colleague });
  const buyer = floor.buyer();
  return { floor, lok, rui, buyer, offer: floor.offers(lok, buyer) };
}

describe('a stand is a team', () => {
  test('[PA90] of those of one organisation and side who are here', () => {
    const { floor, lok, rui } = stand();
    const others = () => colleaguesOf(floor.session, floor.participant(lok)).map(({ participant }) => participant);
    expect(others()).toEqual([rui]);
    floor.do({ kind: 'leave', participant: rui });
    expect(others()).toEqual([]);
  });

  test('[PA91] any free one takes the offer, and the first who presses goes', () => {
    const { floor, lok, rui, buyer, offer } = stand();
    const waited = floor.participant(lok).waitingSince;
    const { deadline } = floor.offer(offer).answers.exhibitor;
    floor.pass(20);
    floor.accepts(offer, rui);
    expect(floor.offer(offer)).toMatchObject({ exhibitor: rui, state: 'PROPOSED' });
    expect(floor.offer(offer).answers.exhibitor).toMatchObject({ deadline, acceptedAt: floor.now });
    expect(floor.participant(lok)).toMatchObject({ state: 'AVAILABLE', waitingSince: waited, engagement: null });
    expect(floor.last('offer-passed')).toMatchObject({ from: lok, to: rui, how: 'taken' });
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: lok }, itself(lok)).refused).toBe(
      'already-answered',
    );
    const meeting = floor.accepts(offer, buyer)!;
    expect(floor.meeting(meeting).exhibitor).toBe(rui);
    expect(floor.state(lok)).toBe('AVAILABLE');
  });

  test('[PA91] the yes of the other side stands when a colleague takes the offer', () => {
    const { floor, rui, buyer, offer } = stand();
    floor.accepts(offer, buyer);
    expect(floor.accepts(offer, rui)).not.toBeNull();
    expect(floor.state(rui)).toBe('SUMMONED');
  });

  test('[PA92] who was asked gives it to a colleague, who answers in the time that is left', () => {
    const { floor, lok, rui, buyer, offer } = stand();
    floor.accepts(offer, buyer);
    floor.do({ kind: 'extend-answer', offer, participant: lok }, itself(lok));
    const { deadline } = floor.offer(offer).answers.exhibitor;
    floor.pass(40);
    floor.do({ kind: 'give-offer', offer, participant: lok, to: rui }, itself(lok));
    expect(floor.offer(offer).answers.exhibitor).toEqual({ deadline, extended: true, acceptedAt: null });
    expect(floor.state(rui)).toBe('OFFERED');
    floor.pass(35);
    expect(floor.offer(offer).state).toBe('EXPIRED');
    expect([floor.state(lok), floor.state(rui)]).toEqual(['AVAILABLE', 'PAUSED']);
  });

  test('[PA92] whoever is not asked gives nothing away', () => {
    const { floor, lok, rui, buyer, offer } = stand();
    const give = (participant: ParticipantId, to: ParticipantId) =>
      floor.refuses({ kind: 'give-offer', offer, participant, to }, itself(participant)).refused;
    expect(give(rui, lok)).toBe('not-yours');
    expect(give(lok, buyer)).toBe('not-yours');
    expect(give(lok, lok)).toBe('not-yours');
  });

  test('[PA91] nobody takes it who is busy, on a break, elsewhere, or promised elsewhere', () => {
    const soon = { from: minutesAfter(openFloor().now, 10), to: minutesAfter(openFloor().now, 40), venue: null };
    for (const [more, refused] of [
      [{ venue: HENGQIN }, 'other-venue'],
      [{ languages: ['pt'] }, 'no-common-language'],
      [{ commitments: [soon] }, 'commitment'],
    ] as const) {
      const { floor, rui, offer } = stand(more);
      expect(floor.refuses({ kind: 'accept-offer', offer, participant: rui }, itself(rui)).refused).toBe(refused);
    }
    const { floor, lok, rui, offer } = stand();
    floor.do({ kind: 'pause', participant: rui, until: null });
    expect(floor.refuses({ kind: 'accept-offer', offer, participant: rui }, itself(rui)).refused).toBe('not-yours');
    const give = { kind: 'give-offer', offer, participant: lok, to: rui } as const;
    expect(floor.refuses(give, itself(lok)).refused).toBe('participant-state');
  });

  test('[PA91] an interpreter whom the colleague does not need is free again', () => {
    const floor = openFloor();
    const ines = floor.interpreter();
    const lok = floor.exhibitor('lok', { organisation: ROASTERY, languages: ['yue'] });
    const rui = floor.exhibitor('rui', { organisation: ROASTERY, languages: ['pt'] });
    const offer = floor.offers(lok, floor.buyer('ramos', { languages: ['pt'] }));
    expect(floor.interpreterNow(ines).state).toBe('PROMISED');
    floor.accepts(offer, rui);
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'FREE', engagement: null });
    expect(floor.offer(offer).interpreter).toBeNull();
  });

  test('[PA93] any free one says "later" or asks for more time for the team', () => {
    const { floor, lok, rui, buyer, offer } = stand();
    floor.do({ kind: 'extend-answer', offer, participant: rui }, itself(rui));
    expect(floor.offer(offer).answers.exhibitor.extended).toBe(true);
    floor.do({ kind: 'defer-offer', offer, participant: rui }, itself(rui));
    expect(floor.offer(offer).state).toBe('DECLINED');
    expect(floor.state(lok)).toBe('AVAILABLE');
    expect(floor.proposes(floor.pair(rui, buyer))).toEqual([]);
  });

  test('[PA93] "not this one" is for who was asked to say', () => {
    const { floor, rui, offer } = stand();
    const decline = { kind: 'decline-offer', offer, participant: rui, reason: null } as const;
    expect(floor.refuses(decline, itself(rui)).refused).toBe('not-yours');
  });

  test('[PA94] a buyer is never asked by two of one company', () => {
    const { floor, lok, rui, buyer, offer } = stand();
    floor.do({ kind: 'give-offer', offer, participant: lok, to: rui }, itself(lok));
    expect(floor.proposes(floor.pair(lok, buyer))).toEqual([]);
    const byHand = { kind: 'pair-by-hand', pair: floor.pair(lok, buyer), reason: null } as const;
    expect(floor.refuses(byHand, staff()).refused).toBe('busy-now');
  });

  test('[PA90] the team hears of what it is asked, and who was asked of where it went', () => {
    const { floor, lok, rui, buyer, offer } = stand();
    const made = concernedBy(floor.last('offer-made'), floor.session);
    expect([...teamsConcernedBy(made, floor.session)]).toEqual([rui]);
    floor.do({ kind: 'give-offer', offer, participant: lok, to: rui }, itself(lok));
    expect(new Set(concernedBy(floor.last('offer-passed'), floor.session))).toEqual(new Set([lok, rui, buyer]));
  });
});

describe('leaving at', () => {
  test('[PA95] nothing is offered whose meeting would end later', () => {
    const floor = openFloor();
    const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
    floor.do({ kind: 'plan-leaving', participant: lok, at: minutesAfter(floor.now, 15) }, itself(lok));
    expect(floor.proposes(floor.pair(lok, buyer))).toEqual([]);
    floor.do({ kind: 'plan-leaving', participant: lok, at: null }, itself(lok));
    expect(floor.proposes(floor.pair(lok, buyer))).toHaveLength(1);
  });

  test('[PA95] it leaves at that moment, also out of a break', () => {
    const floor = openFloor();
    const lok = floor.exhibitor('lok');
    floor.do({ kind: 'plan-leaving', participant: lok, at: minutesAfter(floor.now, 15) }, itself(lok));
    floor.do({ kind: 'pause', participant: lok, until: minutesAfter(floor.now, 20) }, itself(lok));
    floor.pass(15 * 60 - 1);
    expect(floor.state(lok)).toBe('PAUSED');
    floor.pass(1);
    expect(floor.participant(lok)).toMatchObject({ state: 'LEFT', leavesAt: null });
  });

  test('[PA95] who is in a meeting then leaves at its end', () => {
    const floor = openFloor();
    const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
    floor.meets(lok, buyer);
    floor.do({ kind: 'plan-leaving', participant: lok, at: minutesAfter(floor.now, 5) }, itself(lok));
    floor.pass(6 * 60);
    expect(floor.state(lok)).toBe('MEETING');
    floor.pass(9 * 60);
    expect(floor.state(lok)).toBe('LEFT');
  });

  test('[PA95] an open offer that would run over it is withdrawn, and the other keeps its waiting time', () => {
    const { floor, lok, buyer, offer } = stand();
    floor.do({ kind: 'plan-leaving', participant: lok, at: minutesAfter(floor.now, 5) }, itself(lok));
    expect(floor.offer(offer).state).toBe('WITHDRAWN');
    expect(floor.state(buyer)).toBe('AVAILABLE');
  });

  test('[PA95] a moment that has passed is refused', () => {
    const { floor, lok } = stand();
    const order = { kind: 'plan-leaving', participant: lok, at: secondsAfter(floor.now, 0) } as const;
    expect(floor.refuses(order, itself(lok)).refused).toBe('dates-order');
  });
});

describe('a personal time to answer', () => {
  test('[PA12] goes before the session rule from the next offer on, and costs no rank', () => {
    const { floor, lok, buyer, offer } = stand();
    const waited = floor.participant(lok).waitingSince;
    floor.do({ kind: 'change-answer-time', participant: lok, answerSeconds: 180 }, itself(lok));
    expect(floor.offer(offer).answers.exhibitor.deadline).toBe(secondsAfter(floor.now, 45));
    floor.do({ kind: 'withdraw-offer', offer, reason: null }, staff());
    expect(floor.participant(lok).waitingSince).toBe(waited);
    floor.pass(16 * 60);
    const again = floor.offers(lok, buyer);
    expect(floor.offer(again).answers.exhibitor.deadline).toBe(secondsAfter(floor.now, 180));
    expect(floor.offer(again).answers.buyer.deadline).toBe(secondsAfter(floor.now, 45));
  });

  test('[PA12] is neither below nor above its bounds', () => {
    const { floor, lok } = stand();
    for (const answerSeconds of [9, 601]) {
      const order = { kind: 'change-answer-time', participant: lok, answerSeconds } as const;
      expect(floor.refuses(order, itself(lok)).refused).toBe('rules-out-of-range');
    }
  });
});

describe('with somebody, and on the way', () => {
  test('[PA22] a break says that somebody is at the stand, also when it was wished for during an offer', () => {
    const { floor, lok, offer } = stand();
    floor.do({ kind: 'pause', participant: lok, until: null, why: 'busy' }, itself(lok));
    floor.do({ kind: 'defer-offer', offer, participant: lok }, itself(lok));
    expect(floor.participant(lok)).toMatchObject({ state: 'PAUSED', pausedFor: 'busy' });
    floor.do({ kind: 'pause', participant: lok, until: null }, itself(lok));
    expect(floor.participant(lok).pausedFor).toBe('wish');
    floor.do({ kind: 'become-available', participant: lok }, itself(lok));
    expect(floor.participant(lok).pausedFor).toBeNull();
  });

  test('[PA39] who does not find the place says so once, and not from the table', () => {
    const floor = openFloor();
    const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
    const meeting = floor.confirms(lok, buyer);
    const ask = { kind: 'ask-way', meeting, participant: buyer } as const;
    const { summonsEndsAt } = floor.meeting(meeting);
    floor.do(ask, itself(buyer));
    const length = floor.log.length;
    floor.do(ask, itself(buyer));
    expect(floor.kindsSince(length)).toEqual([]);
    expect(floor.meeting(meeting)).toMatchObject({ wayAskedAt: { buyer: floor.now, exhibitor: null }, summonsEndsAt });
    floor.comes(meeting, buyer);
    expect(floor.refuses(ask, itself(buyer)).refused).toBe('meeting-state');
  });
});
