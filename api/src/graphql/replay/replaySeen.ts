import { boardOf } from '../../domain/figures/board.ts';
import type { ReplayMark } from '../../domain/figures/replayMark.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import { placeSeen, type SeenSession } from '../floor/seen.ts';
import { seesFloor } from '../floor/sight.ts';

/** The day of a session as one line, for those who see the floor; null for others, and while the session is only planned. */
export async function replaySeen(context: ApiContext, { live }: SeenSession): Promise<object | null> {
  if (!live || !(await seesFloor(context, live))) return null;
  const tape = await context.tapes.of(live);
  const { marks, minutes, ...index } = tape.index();
  return { ...index, series: minutes, marks: marks.map((mark) => markSeen(context, live, mark)) };
}

/** How far the day has been read on this node, which begins the reading; a short day is whole with the answer. For those who see the floor. */
export async function readingSeen(context: ApiContext, { live }: SeenSession): Promise<object | null> {
  if (!live || !(await seesFloor(context, live))) return null;
  return { read: await context.tapes.read(live), head: live.head };
}

/** The board as it stood at a moment, for those who see the floor. */
export async function momentSeen(context: ApiContext, { live }: SeenSession, at: Instant): Promise<object | null> {
  if (!live || !(await seesFloor(context, live))) return null;
  const tape = await context.tapes.of(live);
  const { from, to } = tape.index();
  const { told, round, before, after } = await tape.moment(Math.min(to, Math.max(from, at)));
  const { session, figures } = told;
  return {
    at,
    sequence: session.head,
    round,
    roundBefore: before,
    roundAfter: after,
    board: { ...boardOf(figures, session, at), live: session },
  };
}

function markSeen({ loaders }: ApiContext, live: Session, { place, people, ...mark }: ReplayMark): object {
  const known = place === null ? undefined : live.places.get(place);
  return {
    ...mark,
    place: known ? placeSeen(known, live.exhibition, live) : null,
    frontCodes: Promise.all(
      people.map(async (id) => {
        const participant = live.participants.get(id);
        return participant ? ((await loaders.person.load(participant.person))?.frontCode ?? '') : '';
      }),
    ),
  };
}
