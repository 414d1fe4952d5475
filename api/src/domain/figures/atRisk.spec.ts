import { expect, test } from 'vitest';
import { openFloor, staff, type Floor } from '../../../test/builders/pairing.ts';
import type { ParticipantId } from '../kernel/id.ts';
import { minutesAfter } from '../kernel/time.ts';
import { atRisk } from './atRisk.ts';

/** A session of one hour of which 50 minutes are over: one meeting with all around it takes some 20. */
function lateFloor(): { floor: Floor; exhibitor: ParticipantId; buyer: ParticipantId } {
  const floor = openFloor({ hours: 1 });
  const exhibitor = floor.exhibitor();
  const buyer = floor.buyer();
  floor.pass(35 * 60);
  return { floor, exhibitor, buyer };
}

const causeOf = (floor: Floor, participant: ParticipantId) =>
  atRisk(floor.session, floor.now).find((risk) => risk.participant === participant)?.cause;

test('[FI13] nobody is at risk while there is time to spare, and nobody who has enough', () => {
  const floor = openFloor({ hours: 4 });
  floor.exhibitor();
  floor.buyer();
  expect(atRisk(floor.session, floor.now)).toEqual([]);
});

test('[FI13] who waits late with too few is at risk, with what is proposed, and how much still fits in', () => {
  const { floor, exhibitor } = lateFloor();
  expect(atRisk(floor.session, floor.now)[0]).toMatchObject({ meetings: 0, stillFits: 1, act: 'pair-by-hand' });
  expect(causeOf(floor, exhibitor)).toBe('slow');
});

test('[FI13, PA68] the least is a rule of the session: none puts nobody at risk, more puts more', () => {
  const { floor } = lateFloor();
  const least = (leastMeetings: number) =>
    floor.do({ kind: 'change-rules', rules: { leastMeetings }, reason: null }, staff());
  least(0);
  expect(atRisk(floor.session, floor.now)).toEqual([]);
  const early = openFloor({ hours: 4, rules: { leastMeetings: 10 } });
  early.buyer();
  expect(atRisk(early.session, early.now)).toHaveLength(1);
});

test('[FI13] the cause is what binds: silence, a break, no time, nobody left, no language', () => {
  const { floor, exhibitor, buyer } = lateFloor();
  floor.do({ kind: 'mark-unreachable', participant: exhibitor });
  expect(causeOf(floor, exhibitor)).toBe('unreachable');
  floor.do({ kind: 'pause', participant: buyer, until: null });
  expect(causeOf(floor, buyer)).toBe('away');
  floor.do({ kind: 'become-available', participant: buyer });
  const { organisation } = floor.participant(buyer);
  floor.do({ kind: 'mark-reachable', participant: exhibitor });
  floor.do({ kind: 'forbid', participant: exhibitor, forbidden: { organisation, cause: 'blocked' } });
  expect(causeOf(floor, exhibitor)).toBe('nobody-left');
  const mute = floor.exhibitor('mute', { languages: ['vi'] });
  expect(causeOf(floor, mute)).toBe('no-language');
  const from = minutesAfter(floor.now, 5);
  const commitments = [{ from, to: minutesAfter(from, 60), venue: null }];
  floor.do({ kind: 'change-commitments', participant: mute, commitments }, staff());
  expect(causeOf(floor, mute)).toBe('no-time');
});
