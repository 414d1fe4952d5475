import { idOf } from '../../domain/credential/caller.ts';
import { may } from '../../domain/credential/rights.ts';
import { SIDES } from '../../domain/kernel/side.ts';
import type { Deed, UndoPoint } from '../../domain/pairing/deed.ts';
import { undoPoints } from '../../domain/pairing/undo.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ApiContext } from '../context.ts';
import { liveId } from '../relay/nodeId.ts';
import { participantSeen, placeSeen, type SeenSession } from './seen.ts';

/** Acts of the last minutes that the viewer may take back, the last first: one's own, or all for who runs the session. */
export function recentActsSeen({ caller, ports }: ApiContext, { live, plan }: SeenSession): object[] {
  if (!live || caller.kind === 'nobody' || !may(caller, 'act-for-anybody', plan)) return [];
  const me = idOf(caller);
  const all = may(caller, 'run-session', plan);
  const now = ports.clock.now();
  return live.deeds
    .filter(({ user }) => all || user === me)
    .map((deed) => deedSeen(live, deed, { now, mine: deed.user === me }));
}

function deedSeen(session: Session, deed: Deed, { now, mine }: { now: number; mine: boolean }): object {
  const { deed: own, kind, at, until, undone } = deed;
  const id = liveId('RecentAct', session.session, own);
  const points = undoPoints(session, deed, now).map((point) => pointSeen(session, point));
  return { __typename: 'RecentAct', id, kind, at, until, mine, undone: undone !== null, points };
}

function pointSeen(session: Session, point: UndoPoint): object {
  const { what, whyNot, count = null } = point;
  const place = point.place ? session.places.get(point.place) : undefined;
  return {
    __typename: 'UndoPoint',
    what,
    whyNot,
    count,
    people: peopleOf(session, point),
    place: place ? placeSeen(place, session.exhibition, session) : null,
  };
}

function peopleOf(session: Session, { participant, meeting, offer }: UndoPoint): object[] {
  const pair = meeting ? session.meetings.get(meeting) : offer ? session.offers.get(offer) : undefined;
  const ids = pair ? SIDES.map((side) => pair[side]) : participant ? [participant] : [];
  return ids.flatMap((id) => participantSeen(session, id) ?? []);
}
