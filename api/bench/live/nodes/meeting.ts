import type { MeetingId, PlaceId } from '../../../src/domain/kernel/id.ts';
import type { Order } from '../../../src/domain/pairing/command.ts';
import { isRefusal } from '../../../src/domain/pairing/refusal.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';
import { newId } from '../../../src/postgres/newId.ts';
import type { ApiFloor } from '../../../test/builders/apiFloor.ts';
import { ACT, STEP } from '../../../test/builders/documents.ts';
import { pause } from '../push/process.ts';

/** Two people who meet, and are moved from one table to the other and back: each move is one event that concerns both. */
export interface Moving {
  meeting: MeetingId;
  places: readonly PlaceId[];
  tokens: string[];
  moves: number;
}

/** Brings the two people of the fair to a table. */
export async function openMeeting(floor: ApiFloor): Promise<Moving> {
  const organiser = await floor.organiser();
  const { session } = floor;
  const input = () => ({ session, idempotencyKey: newId() });
  for (const step of ['openSession', 'startPairing']) await organiser.ask(STEP(step), { input: input() });
  const people = [await floor.as(floor.fair.exhibitors[0]!), await floor.as(floor.fair.buyers[0]!)];
  for (const act of ['checkIn', 'becomeAvailable'])
    for (const client of people) await client.ask(ACT(act), { input: input() });
  const offered = await until(floor, ({ offers }) => offers.size > 0);
  const [offer] = [...offered.offers.values()];
  for (const participant of [offer!.exhibitor, offer!.buyer])
    await send(floor, { kind: 'accept-offer', offer: offer!.offer, participant });
  const agreed = await until(floor, ({ meetings }) => meetings.size > 0);
  const [meeting] = [...agreed.meetings.values()];
  for (const participant of [offer!.exhibitor, offer!.buyer])
    await send(floor, { kind: 'arrive', meeting: meeting!.meeting, participant });
  const places = [...agreed.places.keys()].toSorted((one) => (one === meeting!.places!.buyer ? 1 : -1));
  return { meeting: meeting!.meeting, places, tokens: people.map(({ token }) => token!), moves: 0 };
}

/** Moves them to the other table; answers the sequence of the event. */
export async function moveOnce(floor: ApiFloor, moving: Moving): Promise<number> {
  const place = moving.places[moving.moves++ % 2]!;
  return send(floor, { kind: 'move-meeting', meeting: moving.meeting, place, reason: null });
}

async function send(floor: ApiFloor, order: Order): Promise<number> {
  const answer = await floor.engine.send(floor.sessionId, { actor: { by: 'system' }, ...order }, keyed(order));
  if (isRefusal(answer)) throw new Error(`${order.kind} refused: ${JSON.stringify(answer)}`);
  return answer.sequence;
}

function keyed(order: Order) {
  return { actor: 'user bench', mutation: order.kind, key: newId(), inputHash: '0'.repeat(64) };
}

async function until(floor: ApiFloor, is: (session: Session) => boolean): Promise<Session> {
  for (;;) {
    const session = await floor.engine.read(floor.sessionId);
    if (session && is(session)) return session;
    await pause(20);
  }
}
