import { createHash } from 'node:crypto';
import type { FloorInput } from '@ponte/schema/presence/floor.input.ts';
import type { MeetingId, OfferId, SessionId } from '../../domain/kernel/id.ts';
import type { FloorAnswer } from '../../operations/floor/actAsParticipant.ts';
import type { Act } from '../../operations/kernel/act.ts';
import type { Ports } from '../../operations/kernel/ports.ts';
import { isRefused, refused, type Refused } from '../../operations/kernel/refused.ts';
import type { KeptAnswer } from '../../operations/lead/keepOfMeeting.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { zoneOf } from '../problem/zone.ts';
import { readLiveId, readNodeId, readPlaced } from '../relay/nodeId.ts';
import { meetingSeen } from './seen.ts';
import { meetingSuccess, offerSuccess, type Success } from './success.ts';

/** A mutation as it came in. */
interface Mutation<Input extends FloorInput> {
  mutation: string;
  input: Input;
}

/** Runs an act in the session that the input names. */
export async function actInSession<Input extends FloorInput & { session: string }>(
  context: ApiContext,
  { mutation, input, success }: Mutation<Input> & { success: Success },
  operation: (ports: Ports, act: Act) => Promise<FloorAnswer>,
): Promise<object> {
  const session = readNodeId('PairingSession', input.session);
  if (!session) return problem(context, refused('session-unknown', { path: ['input', 'session'] }));
  const act = actOf(context, { mutation, input, session });
  return answer(context, { session, success, answer: isRefused(act) ? act : await operation(context.ports, act) });
}

/** Runs an act on the offer that the input names. */
export async function actOnOffer<Input extends FloorInput & { offer: string }>(
  context: ApiContext,
  { mutation, input }: Mutation<Input>,
  operation: (ports: Ports, act: Act, offer: OfferId) => Promise<FloorAnswer>,
): Promise<object> {
  const offer = readPlaced('Offer', input.offer);
  if (!offer) return problem(context, refused('offer-gone', { path: ['input', 'offer'] }));
  const { session } = offer;
  const act = actOf(context, { mutation, input, session });
  const done = isRefused(act) ? act : await operation(context.ports, act, offer.id);
  return answer(context, { session, success: offerSuccess, answer: withOffer(done, offer.id) });
}

/** Runs an act on the meeting that the input names. */
export async function actOnMeeting<Input extends FloorInput & { meeting: string }>(
  context: ApiContext,
  { mutation, input }: Mutation<Input>,
  operation: (ports: Ports, act: Act, meeting: MeetingId) => Promise<FloorAnswer>,
): Promise<object> {
  const meeting = readPlaced('Meeting', input.meeting);
  if (!meeting) return problem(context, refused('meeting-gone', { path: ['input', 'meeting'] }));
  const { session } = meeting;
  const act = actOf(context, { mutation, input, session });
  const done = isRefused(act) ? act : await operation(context.ports, act, meeting.id);
  const told = isRefused(done) ? done : { ...done, meeting: meeting.id };
  return answer(context, { session, success: meetingSuccess, answer: told });
}

/** Keeps something of the meeting that the input names; `shared` is said of a consent. */
export async function keepOfMeeting<Input extends FloorInput & { meeting: string }>(
  context: ApiContext,
  { mutation, input, shared }: Mutation<Input> & { shared?: boolean },
  operation: (ports: Ports, act: Act, meeting: MeetingId) => Promise<KeptAnswer>,
): Promise<object> {
  const meeting = readPlaced('Meeting', input.meeting);
  if (!meeting) return problem(context, refused('meeting-gone', { path: ['input', 'meeting'] }));
  const act = actOf(context, { mutation, input, session: meeting.session });
  const kept = isRefused(act) ? act : await operation(context.ports, act, meeting.id);
  const session = isRefused(kept) ? null : await context.ports.sessions.read(meeting.session);
  if (isRefused(kept) || !session) {
    return problem(context, isRefused(kept) ? kept : refused('meeting-gone'), await zoneOf(context, meeting.session));
  }
  // What was just kept is read anew, not out of what this request remembers.
  context.loaders.leadsOf.clearAll();
  context.loaders.consented.clearAll();
  const done = { participant: kept.participant, meeting: kept.meeting, offer: null };
  if (shared === undefined) return meetingSuccess(session, done);
  return { __typename: 'ConsentSuccess', meeting: meetingSeen(session, kept.meeting, kept.participant), shared };
}

/** A digest of the input without the key itself. */
export function inputHash(input: object): string {
  const sorted = JSON.stringify({ ...input, idempotencyKey: null }, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('base64url');
}

/** An act as the operations take it. */
export function actOf(
  { caller, idempotencyKey }: ApiContext,
  { mutation, input, session }: { mutation: string; input: FloorInput; session: SessionId },
): Act | Refused {
  const participant = input.participant ? readLiveId('Participant', input.participant) : null;
  if (input.participant && !participant) {
    return refused('participant-unknown', { facts: { badge: '' }, path: ['input', 'participant'] });
  }
  return {
    caller,
    session,
    mutation,
    key: input.idempotencyKey ?? idempotencyKey,
    inputHash: inputHash(input),
    forWhom: { participant, frontCode: input.frontCode ?? null },
  };
}

function withOffer(answer: FloorAnswer, offer: OfferId): FloorAnswer {
  return isRefused(answer) ? answer : { ...answer, offer };
}

async function answer(
  context: ApiContext,
  { session: id, success, answer: told }: { session: SessionId; success: Success; answer: FloorAnswer },
): Promise<object> {
  if (isRefused(told)) return problem(context, told, await zoneOf(context, id));
  await pushesFirst();
  const session = await context.ports.sessions.read(id);
  if (!session) return problem(context, refused('session-unknown', { path: ['input', 'session'] }));
  return success(session, told);
}

/** What an act moved goes out to the sockets that wait for it before its own answer is put together. */
function pushesFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
