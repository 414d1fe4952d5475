import { describe, expect, test } from 'vitest';
import { floorOfTwo, itself } from '../../../test/builders/pairing.ts';
import type { MeetingId, ParticipantId, TextId } from '../kernel/id.ts';
import type { OrderOf } from './command.ts';

const CONTRACT: OrderOf<'record-outcome'>['outcome'] = {
  kind: 'contract',
  amount: '48000000',
  currency: 'MOP',
  followUpOn: '2026-11-30',
  note: 'text-note' as TextId,
  publish: true,
};

const record = (meeting: MeetingId, participant: ParticipantId, outcome = CONTRACT) =>
  ({ kind: 'record-outcome', meeting, participant, outcome }) as const;

describe('an outcome', () => {
  test('[PA55] is recorded by each side, while the meeting runs and after it, also when the session is closed', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    floor.do(record(meeting, exhibitor), itself(exhibitor));
    expect(floor.meeting(meeting).outcomes).toEqual({ exhibitor: { ...CONTRACT, at: floor.now }, buyer: null });
    floor.do({ kind: 'close-session', reason: null });
    floor.pass(3_600);
    expect(floor.session.state).toBe('CLOSED');
    floor.do(record(meeting, buyer, { ...CONTRACT, amount: '1' }), itself(buyer));
    expect(floor.meeting(meeting).outcomes.buyer?.amount).toBe('1');
  });

  test('[PA56] is confirmed by the other side; a new record is to be confirmed anew', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    const confirm = { kind: 'confirm-outcome', meeting, participant: buyer } as const;
    expect(floor.refuses(confirm, itself(buyer)).refused).toBe('outcome-missing');
    floor.do(record(meeting, exhibitor), itself(exhibitor));
    floor.do(confirm, itself(buyer));
    expect(floor.meeting(meeting).outcomeConfirmed).toEqual({ exhibitor: false, buyer: true });
    const before = floor.session;
    floor.do(confirm, itself(buyer));
    expect(floor.session).toBe(before);
    floor.do(record(meeting, exhibitor, { ...CONTRACT, amount: '2' }), itself(exhibitor));
    expect(floor.meeting(meeting).outcomeConfirmed.buyer).toBe(false);
  });

  test('[PA55] names money in whole minor units of a currency, or none', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.meets(exhibitor, buyer);
    const wrong = (fields: Partial<typeof CONTRACT>) =>
      floor.refuses(record(meeting, exhibitor, { ...CONTRACT, ...fields })).refused;
    for (const amount of ['-1', '1.5', '', '01', '1e9', 'ten', '9'.repeat(19)])
      expect(wrong({ amount })).toBe('amount');
    expect(wrong({ kind: 'none' })).toBe('amount');
    expect(wrong({ amount: null })).toBe('amount');
    for (const currency of [null, 'XYZ', 'mop', 'MOP ']) expect(wrong({ currency })).toBe('currency-unknown');
    for (const followUpOn of ['30/11/2026', '2026-13-01', '2026-11-32', 'soon'])
      expect(wrong({ followUpOn })).toBe('text-invalid');
    floor.do(record(meeting, exhibitor, { ...CONTRACT, amount: '0', followUpOn: null }));
    floor.do(record(meeting, exhibitor, { ...CONTRACT, kind: 'follow-up', amount: null, currency: null }));
  });

  test('[PA55] belongs to the two who met', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const stranger = floor.buyer('stranger');
    const meeting = floor.confirms(exhibitor, buyer);
    expect(floor.refuses(record(meeting, exhibitor)).refused).toBe('meeting-state');
    floor.pass(180);
    expect(floor.refuses(record(meeting, stranger)).refused).toBe('not-yours');
    expect(floor.refuses(record('nothing' as MeetingId, stranger)).refused).toBe('meeting-gone');
  });

  test('[PA55] is not recorded of a meeting to which one side never came', () => {
    const { floor, exhibitor, buyer } = floorOfTwo();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.pass(200);
    floor.comes(meeting, exhibitor);
    floor.do({ kind: 'report-no-show', meeting, participant: exhibitor });
    floor.pass(60);
    expect(floor.refuses(record(meeting, exhibitor)).refused).toBe('meeting-state');
  });
});
