import { otherSide, SIDES, type Side } from '../kernel/side.ts';
import { MINUTE, SECOND, type Instant } from '../kernel/time.ts';
import type { Meeting } from '../pairing/meeting.ts';
import type { Session } from '../pairing/session.ts';
import type { Intention } from './agenda.ts';
import { comesToTable, itself, laterBy, wantedTalk, type Crowd } from './crowd.ts';

/** People ask for more time so long before the end. */
const ASKS_BEFORE = 60 * SECOND;

/** RH6: what a summons makes of the two: they walk, say that they are there or forget to, and report who does not come. */
export function walksTo(session: Session, meeting: Meeting, { at, crowd }: { at: Instant; crowd: Crowd }): Intention[] {
  const walks = SIDES.flatMap((side) =>
    comesToTable(meeting, side, crowd) ? walkOf(session, meeting, { side, at, crowd }) : [],
  );
  return [...walks, ...interpreterWalks(session, meeting, { at, crowd })];
}

/** Interpreters are at work: they come, and say so. */
function interpreterWalks(
  { interpreters, venues }: Session,
  { meeting, interpreter }: Meeting,
  { at, crowd: { settings, chance } }: { at: Instant; crowd: Crowd },
): Intention[] {
  if (interpreter === null) return [];
  const minutes = venues.get(interpreters.get(interpreter)!.venue)?.walkMinutes ?? 0;
  const spread = chance.between([1 - settings.walkSpread, 1 + settings.walkSpread], 'walk', interpreter, meeting);
  const deed = {
    actor: { by: 'interpreter', interpreter } as const,
    order: { kind: 'arrive-to-interpret', meeting, interpreter } as const,
  };
  return [{ at: laterBy(at, minutes * spread * 60), act: () => deed }];
}

function walkOf(
  { participants, venues }: Session,
  { meeting, ...two }: Meeting,
  { side, at, crowd }: { side: Side; at: Instant; crowd: Crowd },
): Intention[] {
  const { settings, chance } = crowd;
  const participant = two[side];
  const name = [side, two.exhibitor, two.buyer];
  const minutes = venues.get(participants.get(participant)!.venue)?.walkMinutes ?? 0;
  const spread = chance.between([1 - settings.walkSpread, 1 + settings.walkSpread], 'walk', ...name);
  const isThere = laterBy(at, minutes * spread * 60);
  const arrives = itself(isThere, participant, { kind: 'arrive', meeting, participant });
  const isAlone = !comesToTable(two, otherSide(side), crowd);
  if (isAlone && chance.happens(settings.reportsAbsence, 'reports', ...name)) {
    const reports = { kind: 'report-no-show', meeting, participant } as const;
    return [arrives, itself(laterBy(isThere, settings.reportAfterSeconds), participant, reports)];
  }
  return chance.happens(settings.tapsArrival, 'says I am here', ...name) ? [arrives] : [];
}

/** RH6: what two do in a meeting that has begun: end it when they have talked, or ask for more time. Where one did not come, nothing. */
export function talksIn({ meeting, ...two }: Meeting, at: Instant, crowd: Crowd): Intention[] {
  const { settings, chance } = crowd;
  if (!SIDES.every((side) => comesToTable(two, side, crowd))) return [];
  const talk = wantedTalk(two, crowd);
  const left = two.endsAt! - at;
  const each = (when: Instant, kind: 'end-meeting' | 'extend-meeting'): Intention[] =>
    SIDES.map((side) => itself(when, two[side], { kind, meeting, participant: two[side], reason: null }));
  if (talk < left)
    return chance.happens(settings.tapsDone, 'says done', two.exhibitor, two.buyer)
      ? each(at + talk, 'end-meeting')
      : [];
  const asks = chance.happens(settings.asksForMore, 'asks for more', two.exhibitor, two.buyer);
  return asks && talk > left + MINUTE ? each(Math.max(at, two.endsAt! - ASKS_BEFORE), 'extend-meeting') : [];
}
