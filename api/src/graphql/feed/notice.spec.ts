import { describe, expect, test } from 'vitest';
import type {
  MeetingId,
  OfferId,
  ParticipantId,
  PersonId,
  PlaceId,
  SessionId,
  TextId,
  UserId,
} from '../../domain/kernel/id.ts';
import { PersistentMap } from '../../domain/kernel/persistentMap.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { BySide } from '../../domain/kernel/side.ts';
import type { PairingEvent, PairingFact } from '../../domain/pairing/event.ts';
import type { Meeting } from '../../domain/pairing/meeting.ts';
import type { Offer } from '../../domain/pairing/offer.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { liveId, nodeId } from '../relay/nodeId.ts';
import { wireFacts } from './facts.ts';
import { noticeOf } from './notice.ts';

const id = (last: string) => `01900000-0000-7000-8000-0000000000${last}`;
const SESSION = id('aa') as SessionId;
const [ANA, BO, CHAN] = [id('01'), id('02'), id('03')] as ParticipantId[] as [
  ParticipantId,
  ParticipantId,
  ParticipantId,
];
const OFFER = id('0f') as OfferId;
const MEETING = id('0e') as MeetingId;

const pair = { exhibitor: ANA, buyer: BO };
const person = (participant: ParticipantId, side: 'exhibitor' | 'buyer') =>
  [participant, { participant, side, person: participant as string as PersonId } as Participant] as const;
const session: Session = {
  ...emptySession(SESSION),
  participants: PersistentMap.of([person(ANA, 'exhibitor'), person(BO, 'buyer'), person(CHAN, 'buyer')]),
  offers: PersistentMap.of([[OFFER, { ...pair, offer: OFFER } as Offer]]),
  meetings: PersistentMap.of([[MEETING, { ...pair, meeting: MEETING } as Meeting]]),
};

const happened = (fact: PairingFact, by: ParticipantId | 'system' | 'staff' = 'system') => {
  const actor =
    by === 'system'
      ? { by }
      : by === 'staff'
        ? { by, user: id('ff') as UserId, for: null }
        : { by: 'participant', participant: by };
  return { sequence: 1, version: 1, event: { at: 0, actor, ...fact } as PairingEvent };
};

describe('what an event tells a participant', () => {
  test('[PA69] of other rules: whom they concern, rule by rule the old and the new value; everybody of an old log', () => {
    const { rules: before } = session;
    const rules = { ...before, meetingMinutes: 12, mostMeetings: 4 };
    const changed = { kind: 'rules-changed', rules, reason: null } as const;
    expect(noticeOf(happened({ ...changed, before, participants: [ANA] }, 'staff'), ANA, session)).toMatchObject({
      kind: 'rules-changed',
      facts: {
        changes: [
          { rule: 'meetingMinutes', before: before.meetingMinutes, after: 12 },
          { rule: 'mostMeetings', before: null, after: 4 },
        ],
      },
    });
    expect(noticeOf(happened({ ...changed, before, participants: [ANA] }, 'staff'), BO, session)).toBeNull();
    expect(noticeOf(happened(changed, 'staff'), BO, session)?.facts).not.toHaveProperty('changes');
  });

  test('nothing, where it concerns two others', () => {
    const declined = happened({ kind: 'offer-declined', offer: OFFER, side: 'buyer', reason: 'price' }, BO);
    expect(noticeOf(declined, CHAN, session)).toBeNull();
  });

  test('who did it, in its own eyes, and never the reason of the other', () => {
    const declined = happened({ kind: 'offer-declined', offer: OFFER, side: 'buyer', reason: 'price' }, BO);
    expect(noticeOf(declined, ANA, session)?.facts).toEqual({ by: 'other', offer: liveId('Offer', SESSION, OFFER) });
    expect(noticeOf(declined, BO, session)?.facts).toMatchObject({ by: 'me' });
  });

  test('its own place and deadline of those of both', () => {
    const made = happened({
      kind: 'offer-made',
      offer: OFFER,
      ...pair,
      fit: { exhibitor: { score: 0.9, reasons: [] }, buyer: { score: 0.1, reasons: [] } },
      placeKind: 'table',
      interpreter: null,
      deadlines: { exhibitor: 1_000, buyer: 2_000 },
      round: 3,
      reason: null,
    });
    expect(noticeOf(made, BO, session)?.facts).toEqual({
      by: 'system',
      offer: liveId('Offer', SESSION, OFFER),
      placeKind: 'table',
      interpreter: null,
      deadline: '1970-01-01T00:00:02.000Z',
    });
  });

  test('its own place, under a typed id', () => {
    const places = { exhibitor: id('0a'), buyer: id('0b') } as BySide<PlaceId>;
    const moved = happened(
      { kind: 'meeting-moved', meeting: MEETING, places, summonsWarnsAt: null, summonsEndsAt: null, reason: null },
      'staff',
    );
    expect(noticeOf(moved, BO, session)?.facts).toMatchObject({ place: nodeId('Place', id('0b')), by: 'staff' });
  });

  test('sides as "me" and "other", wherever they stand', () => {
    const expired = happened({ kind: 'offer-expired', offer: OFFER, silent: ['buyer'], notBefore: 0 });
    expect(noticeOf(expired, ANA, session)?.facts).toMatchObject({ silent: ['other'], by: 'system' });
    const claimed = happened(
      { kind: 'no-show-claimed', meeting: MEETING, claim: { by: 'buyer', at: 0, answerBy: 60_000 } },
      BO,
    );
    expect(noticeOf(claimed, ANA, session)?.facts).toMatchObject({
      by: 'other',
      claim: { by: 'other', answerBy: '1970-01-01T00:01:00.000Z' },
    });
  });

  test("that staff did it, and not the staff's words", () => {
    const cancelled = happened(
      {
        kind: 'meeting-cancelled',
        meeting: MEETING,
        side: null,
        cause: 'staff',
        notBefore: null,
        reason: id('ee') as TextId,
      },
      'staff',
    );
    const { facts } = noticeOf(cancelled, ANA, session)!;
    expect(facts).toMatchObject({ by: 'staff', cause: 'staff' });
    expect(JSON.stringify(facts)).not.toContain(id('ee'));
  });

  test('what everybody in the session is told', () => {
    const announced = happened({ kind: 'announcement-made', announcement: id('dd') as TextId, reason: null }, 'staff');
    expect(noticeOf(announced, CHAN, session)).toMatchObject({ kind: 'announcement-made', facts: { by: 'staff' } });
  });
});

test('facts of the whole log have typed ids, moments in UTC, codes of reasons, and no id of a private row', () => {
  const declined = wireFacts({ offer: OFFER, side: 'buyer', reason: 'price', notBefore: 0 }, session);
  expect(declined).toEqual({
    offer: liveId('Offer', SESSION, OFFER),
    side: 'buyer',
    reason: 'price',
    notBefore: '1970-01-01T00:00:00.000Z',
  });
  const closed = wireFacts(
    { place: id('0a'), reason: id('ee'), places: [id('0a')], venues: [{ venue: id('0b'), walkMinutes: 3 }] },
    session,
  );
  expect(JSON.stringify(closed)).not.toContain('01900000');
  expect(closed).toMatchObject({ venues: [{ walkMinutes: 3 }] });
});
