import { fc } from '../builders/property.ts';
import { expect, test } from 'vitest';
import type { DeedId } from '../../src/domain/kernel/id.ts';
import { secondsAfter, type Instant } from '../../src/domain/kernel/time.ts';
import type { CommandKind } from '../../src/domain/pairing/command.ts';
import { decide } from '../../src/domain/pairing/decide.ts';
import type { Deed, Trace, UndoPoint } from '../../src/domain/pairing/deed.ts';
import type { Actor } from '../../src/domain/pairing/event.ts';
import { isLive } from '../../src/domain/pairing/meeting.ts';
import { isRefusal } from '../../src/domain/pairing/refusal.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { undoPoints } from '../../src/domain/pairing/undo.ts';
import { openFloor, staff } from '../builders/pairing.ts';
import { anyDraw, orderOf, type Drawn } from './anyOrder.ts';
import { brokenAfterDecision, brokenInState, brokenIndexes } from './promises.ts';

/** How many sequences are drawn; `pnpm soak` asks for more. */
const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 60);

/** What the desk does. */
const ACTS: readonly CommandKind[] = [
  'pair-by-hand',
  'move-meeting',
  'cancel-meeting',
  'end-meeting',
  'extend-meeting',
  'withdraw-offer',
  'close-place',
  'open-place',
  'close-places',
  'substitute',
  'swap-tables',
  'pause-pairing',
  'start-pairing',
  'change-rules',
  'announce',
  'leave',
  'pause',
  'become-available',
  'check-in',
];

const anyAct: fc.Arbitrary<Drawn> = fc
  .tuple(anyDraw, fc.constantFrom(...ACTS))
  .map(([draw, kind]) => ({ ...draw, kind }));

test('[PA80, PA81] whatever happens between an act and its undo: what was said to be restored is, what was not is as it was, and no promise breaks', () => {
  const between = fc.array(anyDraw, { maxLength: 4 });
  const sequence = fc.array(anyDraw, { minLength: 40, maxLength: 100, size: 'max' });
  fc.assert(fc.property(sequence, anyAct, between, playsAndTakesBack), { numRuns: RUNS });
}, 300_000);

function playsAndTakesBack(draws: readonly Drawn[], act: Drawn, between: readonly Drawn[]): void {
  const play = new Play();
  for (const draw of draws) play.asks(draw);
  const { deed } = play.asks(act);
  for (const draw of between) play.asks({ ...draw, seconds: draw.seconds % 12 });
  play.takesBack(deed);
}

class Play {
  #session: Session;
  #now: Instant;
  #ids = 0;
  #deeds = 0;

  constructor() {
    const { session, now } = openFloor({ tables: 2, tablesInHengqin: 1, videoTables: 1 });
    this.#session = session;
    this.#now = now;
  }

  asks(draw: Drawn): { deed: DeedId } {
    this.#now = secondsAfter(this.#now, draw.seconds);
    const deed = `deed-${++this.#deeds}` as DeedId;
    const order = orderOf(draw, this.#session, this.#now);
    const decision = decide(this.#session, { actor: { ...staff(), deed } as Actor, ...order }, this.#means());
    if (!isRefusal(decision)) this.#session = decision.session;
    return { deed };
  }

  takesBack(id: DeedId): void {
    const before = this.#session;
    const deed = before.deeds.find(({ deed }) => deed === id);
    if (!deed) return;
    const points = undoPoints(before, deed, this.#now);
    const decision = decide(before, { actor: staff(), kind: 'undo', deed: id }, this.#means());
    if (isRefusal(decision)) {
      if (decision.refused === 'undo-impossible') expect(points.some(({ whyNot }) => whyNot === null)).toBe(false);
      return;
    }
    const { session, events } = decision;
    if (deed.undone !== null) return expect(events).toEqual([]);
    expect(events.find(({ kind }) => kind === 'act-undone')).toMatchObject({ deed: id, points: unnamed(points) });
    expect([...brokenAfterDecision(session), ...brokenIndexes(session), ...brokenInState(session)]).toEqual([]);
    for (const trace of deed.traces) holds(trace, { before, session, points, deed });
  }

  #means() {
    return { now: this.#now, newId: () => `id-${String(++this.#ids).padStart(4, '0')}` };
  }
}

/** Ids that are made while it is tried out differ from those of the act itself; no point names such a one. */
function unnamed(points: readonly UndoPoint[]): object[] {
  return points.map(({ what, whyNot }) => ({ what, whyNot }));
}

interface Outcome {
  before: Session;
  session: Session;
  points: readonly UndoPoint[];
  deed: Deed;
}

/** What is said of a thing is so. */
function holds(trace: Trace, { before, session, points }: Outcome): void {
  switch (trace.of) {
    case 'place': {
      const isRestored = points.some(({ what, place, whyNot }) => what === 'place' && place === trace.place && !whyNot);
      const { open } = session.places.get(trace.place)!;
      expect(open).toBe(isRestored ? !trace.open : before.places.get(trace.place)!.open);
      return;
    }
    case 'pairing':
      if (points.some(({ what, whyNot }) => what === 'pairing' && !whyNot))
        expect(session.state === 'PAIRING').toBe(trace.before.state === 'PAIRING');
      return;
    case 'meeting': {
      const point = points.find(({ meeting }) => meeting === trace.meeting)!;
      const [was, is] = [before.meetings.get(trace.meeting)!, session.meetings.get(trace.meeting)!];
      if (point.whyNot !== null) expect(is.state).toBe(was.state);
      else expect(isLive(is)).toBe(isLive(trace.before));
      return;
    }
    case 'person': {
      const point = points.find(({ participant }) => participant === trace.participant)!;
      const [was, is] = [before.participants.get(trace.participant)!, session.participants.get(trace.participant)!];
      if (point.whyNot !== null && was.engagement === null && is.engagement === null) expect(is.state).toBe(was.state);
      if (point.whyNot === null && trace.before.state === 'AVAILABLE' && is.state === 'AVAILABLE')
        expect(is.waitingSince).toBe(trace.before.waitingSince);
      return;
    }
    case 'offer-made': {
      const point = points.find(({ offer }) => offer === trace.offer)!;
      expect(session.offers.get(trace.offer)!.state === 'WITHDRAWN' || point.whyNot !== null).toBe(true);
      return;
    }
    default:
  }
}
