import { otherSide, SIDES, type Side } from '../kernel/side.ts';
import { MINUTE, SECOND, type Instant } from '../kernel/time.ts';
import type { Meeting } from '../pairing/meeting.ts';
import type { Rules } from '../pairing/rules.ts';
import type { Session } from '../pairing/session.ts';
import type { Intention } from './agenda.ts';
import { comesToTable, itself, laterBy, wantedTalk, type Crowd, type TwoPeople } from './crowd.ts';

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
  const walkMinutes = venues.get(participants.get(participant)!.venue)?.walkMinutes ?? 0;
  const isThere = laterBy(at, walkSeconds(side, two, { walkMinutes, crowd }));
  const arrives = itself(isThere, participant, { kind: 'arrive', meeting, participant });
  const isAlone = !comesToTable(two, otherSide(side), crowd);
  if (isAlone && chance.happens(settings.reportsAbsence, 'reports', ...name)) {
    const reports = { kind: 'report-no-show', meeting, participant } as const;
    return [arrives, itself(laterBy(isThere, settings.reportAfterSeconds), participant, reports)];
  }
  return tapsArrival(side, two, crowd) ? [arrives] : [];
}

/**
 * How long a meeting to which both come takes of a day at least, from the summons to its end: who knew all beforehand could not hold it in less.
 * `walkMinutes` is the venue's.
 */
export function leastMinutes(
  two: TwoPeople,
  { walkMinutes, rules }: { walkMinutes: number; rules: Rules },
  crowd: Crowd,
): number {
  const bothTap = SIDES.every((side) => tapsArrival(side, two, crowd));
  const walks = SIDES.map((side) => walkSeconds(side, two, { walkMinutes, crowd }));
  const begins = Math.min(rules.summonsSeconds, bothTap ? Math.max(...walks) : Infinity) / 60;
  const talk = wantedTalk(two, crowd) / MINUTE;
  const endsEarly = talk < rules.meetingMinutes && saysDone(two, crowd);
  return begins + (endsEarly ? talk : rules.meetingMinutes);
}

/** The largest share of the wanted talk that has time in a meeting: people ask once for more. */
export function mostOfTalk(two: TwoPeople, { meetingMinutes, extensionMinutes }: Rules, crowd: Crowd): number {
  const talk = wantedTalk(two, crowd) / MINUTE;
  const most = meetingMinutes + (asksForMore(two, crowd) ? extensionMinutes : 0);
  return talk <= most ? 1 : most / talk;
}

function walkSeconds(
  side: Side,
  two: TwoPeople,
  { walkMinutes, crowd: { settings, chance } }: { walkMinutes: number; crowd: Crowd },
): number {
  const range = [1 - settings.walkSpread, 1 + settings.walkSpread] as const;
  return walkMinutes * chance.between(range, 'walk', side, two.exhibitor, two.buyer) * 60;
}

function tapsArrival(side: Side, two: TwoPeople, { settings, chance }: Crowd): boolean {
  return chance.happens(settings.tapsArrival, 'says I am here', side, two.exhibitor, two.buyer);
}

function asksForMore(two: TwoPeople, { settings, chance }: Crowd): boolean {
  return chance.happens(settings.asksForMore, 'asks for more', two.exhibitor, two.buyer);
}

function saysDone(two: TwoPeople, { settings, chance }: Crowd): boolean {
  return chance.happens(settings.tapsDone, 'says done', two.exhibitor, two.buyer);
}

/** RH6: what two do in a meeting that has begun: end it when they have talked, or ask for more time. Where one did not come, nothing. */
export function talksIn({ meeting, ...two }: Meeting, at: Instant, crowd: Crowd): Intention[] {
  if (!SIDES.every((side) => comesToTable(two, side, crowd))) return [];
  const talk = wantedTalk(two, crowd);
  const left = two.endsAt! - at;
  const each = (when: Instant, kind: 'end-meeting' | 'extend-meeting'): Intention[] =>
    SIDES.map((side) => itself(when, two[side], { kind, meeting, participant: two[side], reason: null }));
  if (talk < left) return saysDone(two, crowd) ? each(at + talk, 'end-meeting') : [];
  return asksForMore(two, crowd) && talk > left + MINUTE
    ? each(Math.max(at, two.endsAt! - ASKS_BEFORE), 'extend-meeting')
    : [];
}
