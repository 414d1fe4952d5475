import { describe, expect, test } from 'vitest';
import { floorOfTwo, itself, type Floor } from '../../../test/builders/pairing.ts';
import { boardOf } from '../../domain/figures/board.ts';
import { nothingTold, toldAfter } from '../../domain/figures/figuresAfter.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { Tape } from './tape.ts';

/** The log of a floor, handed out as the engine does: then it waits for more until it is left. */
function logOf(floor: Floor): Pick<Sessions, 'follow'> & { readFrom: number[] } {
  const readFrom: number[] = [];
  return {
    readFrom,
    async *follow(_, after, signal): AsyncIterable<LoggedEvent> {
      readFrom.push(after);
      for (const [at, event] of floor.log.entries())
        if (at >= after && !signal.aborted) yield { sequence: at + 1, version: 1, event };
    },
  };
}

function day(): Floor {
  const { floor, exhibitor, buyer } = floorOfTwo({ tables: 2 });
  for (let meeting = 0; meeting < 3; meeting++) {
    const [company, seeker] = [floor.exhibitor(`e${meeting}`), floor.buyer(`b${meeting}`)];
    floor.meets(company, seeker);
    floor.pass(1_200);
  }
  floor.offers(exhibitor, buyer);
  floor.pass(20);
  return floor;
}

const of = (floor: Floor) => floor.session.session;

describe('a day looked at again', () => {
  test('[FI19] shows at every moment the board that the floor had then', async () => {
    const floor = day();
    const tape = new Tape(of(floor), logOf(floor));
    await tape.reached(floor.log.length);
    let told = nothingTold(emptySession(of(floor)));
    for (const [at, event] of floor.log.entries()) {
      told = toldAfter(told, event);
      if (floor.log[at + 1]?.at === event.at) continue;
      const moment = await tape.moment(event.at);
      expect(boardOf(moment.told.figures, moment.told.session, event.at)).toEqual(
        boardOf(told.figures, told.session, event.at),
      );
    }
  });

  test('[FI19] goes back as well as on, and before the first event shows nothing', async () => {
    const floor = day();
    const tape = new Tape(of(floor), logOf(floor));
    await tape.reached(floor.log.length);
    const instants = floor.log.map(({ at }) => at);
    const heads = async (asked: readonly number[]) => {
      const found: number[] = [];
      for (const at of asked) found.push((await tape.moment(at)).told.session.head);
      return found;
    };
    const onwards = await heads(instants);
    expect(await heads(instants.toReversed())).toEqual(onwards.toReversed());
    expect(await heads([instants[0]! - 1])).toEqual([0]);
  });

  test('[FI19] reads only what is new when the session has gone on', async () => {
    const floor = day();
    const log = logOf(floor);
    const tape = new Tape(of(floor), log);
    const before = floor.log.length;
    await Promise.all([tape.reached(before), tape.reached(before)]);
    floor.exhibitor('late');
    await tape.reached(floor.log.length);
    expect(log.readFrom).toEqual([0, before]);
    expect(tape.index().head).toBe(floor.log.length);
  });

  test('[FI19] keeps every minute of a day that is longer than the board shows', async () => {
    const floor = day();
    floor.pass(3 * 3_600);
    floor.exhibitor('late');
    const tape = new Tape(of(floor), logOf(floor));
    await tape.reached(floor.log.length);
    const { minutes } = tape.index();
    expect(minutes.length).toBeGreaterThan(0);
    expect(new Set(minutes.map(({ at }) => at)).size).toBe(minutes.length);
  });

  test('[FI19] marks what stood out, and a crowd but not a few arrivals', async () => {
    const floor = day();
    const [company, seeker] = [floor.exhibitor('absent'), floor.buyer('waiting')];
    const meeting = floor.confirms(company, seeker);
    floor.comes(meeting, seeker);
    floor.do({ kind: 'report-no-show', meeting, participant: seeker }, itself(seeker));
    floor.pass(200);
    const kinds = async () => {
      const tape = new Tape(of(floor), logOf(floor));
      await tape.reached(floor.log.length);
      return tape.index().marks.map(({ kind, count }) => `${kind} ${count}`);
    };
    const few = await kinds();
    expect(few).toContain('no-show 1');
    expect(few.some((one) => one.startsWith('arrivals'))).toBe(false);
    for (let one = 0; one < 6; one++) floor.buyer(`bus${one}`);
    expect(await kinds()).toContain('arrivals 6');
  });
});
