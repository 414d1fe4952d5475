import { beforeEach, describe, expect, test } from 'vitest';
import type { OfferId, ParticipantId, SessionId } from '../../domain/kernel/id.ts';
import { PersistentMap } from '../../domain/kernel/persistentMap.ts';
import { emptySession } from '../../domain/pairing/emptySession.ts';
import type { PairingEvent } from '../../domain/pairing/event.ts';
import type { Offer } from '../../domain/pairing/offer.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { settle, VirtualClock } from '../../memory/virtualClock.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import { FollowTooSlow, type Sessions } from '../../ports/sessions.ts';
import type { TopicListener } from './pushFeed.ts';
import type { SessionNews } from './sessionHub.ts';
import { SessionTopics } from './sessionTopics.ts';

const SESSION = 'session-1' as SessionId;
const OFFER = 'offer-1' as OfferId;
const [ANA, BO, CHAN] = ['ana', 'bo', 'chan'] as ParticipantId[] as [ParticipantId, ParticipantId, ParticipantId];

/** A session whose log is written by hand. */
class Written {
  session: Session = {
    ...emptySession(SESSION),
    offers: PersistentMap.of([[OFFER, { offer: OFFER, exhibitor: ANA, buyer: BO } as Offer]]),
  };
  readonly log: LoggedEvent[] = [];
  follows = 0;
  fails: Error[] = [];
  #wake = () => {};

  write(...kinds: string[]): void {
    for (const kind of kinds) {
      const event = { kind, offer: OFFER, side: 'buyer', at: 0, actor: { by: 'system' } } as unknown as PairingEvent;
      this.log.push({ sequence: this.log.length + 1, version: 1, event });
    }
    this.session = { ...this.session, head: this.log.length };
    this.#wake();
  }

  get sessions(): Sessions {
    return {
      read: async () => this.session,
      follow: (_session: SessionId, after: number, signal: AbortSignal) => this.#follow(after, signal),
    } as Partial<Sessions> as Sessions;
  }

  async *#follow(after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, undefined> {
    this.follows++;
    for (let at = after; !signal.aborted;) {
      const failure = this.fails.shift();
      if (failure) throw failure;
      const next = this.log[at];
      if (next) {
        at = next.sequence;
        yield next;
      } else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

class Heard implements TopicListener<SessionNews> {
  readonly sequences: (number | 'mark')[] = [];
  ended: unknown = 'no';

  hear({ event }: SessionNews): void {
    this.sequences.push(event?.sequence ?? 'mark');
  }

  end(error: unknown): void {
    this.ended = error;
  }
}

let written: Written;
let clock: VirtualClock;
let topics: SessionTopics;
beforeEach(() => {
  written = new Written();
  clock = new VirtualClock();
  const names = { heard: () => undefined, renew: () => undefined };
  topics = new SessionTopics({ sessions: written.sessions, clock, names });
});

const listen = (who: ParticipantId | null) => {
  const heard = new Heard();
  const topic = who ? topics.presence(written.session, who) : topics.session(written.session);
  return Object.assign(heard, { listening: topic.listen(heard) });
};

describe('a session on a node', () => {
  test('[PU2] is followed once, however many listen', async () => {
    const all = [listen(ANA), listen(BO), listen(CHAN), listen(null), listen(ANA)];
    written.write('offer-accepted');
    await settle();
    expect(written.follows).toBe(1);
    expect(topics.size).toBe(1);
    for (const { listening } of all) listening.stop();
    expect(topics.size).toBe(0);
  });

  test('[PU6] tells an event to those whom it concerns, and to those who follow everything', async () => {
    const [ana, bo, chan, desk] = [listen(ANA), listen(BO), listen(CHAN), listen(null)];
    const crowd = Array.from({ length: 500 }, (_, at) => listen(`other-${at}` as ParticipantId));
    written.write('offer-accepted');
    await settle();
    expect([ana, bo, chan, desk].map(({ sequences }) => sequences)).toEqual([[1], [1], [], [1]]);
    expect(crowd.every(({ sequences }) => sequences.length === 0)).toBe(true);
  });

  test('tells what concerns everybody to everybody', async () => {
    const all = [listen(ANA), listen(CHAN), listen(null)];
    written.write('pairing-paused');
    await settle();
    expect(all.map(({ sequences }) => sequences)).toEqual([[1], [1], [1]]);
  });

  test('says how far it has told before anybody hears of it, so that who comes in between misses and doubles nothing', async () => {
    const reached: number[] = [];
    const ana = listen(ANA);
    ana.hear = () => reached.push(ana.listening.reached);
    written.write('offer-accepted', 'offer-accepted');
    await settle();
    expect(reached).toEqual([1, 2]);
  });

  test('begins where the listener read it, also when it has gone on since', async () => {
    const topic = topics.presence(written.session, ANA);
    written.write('offer-accepted');
    const heard = new Heard();
    topic.listen(heard);
    await settle();
    expect(heard.sequences).toEqual([1]);
  });

  test('goes on from its own cursor when it fell behind', async () => {
    const desk = listen(null);
    written.write('offer-accepted');
    await settle();
    written.fails = [new FollowTooSlow('behind')];
    written.write('offer-accepted', 'offer-accepted');
    await settle();
    await settle();
    expect(desk.sequences).toEqual([1, 2, 3]);
  });

  test('that cannot be read ends its feeds with the reason; the next listener tries anew', async () => {
    const ana = listen(ANA);
    written.fails = [new Error('unreadable')];
    written.write('offer-accepted');
    await settle();
    expect(ana.ended).toEqual(new Error('unreadable'));
    expect(topics.size).toBe(0);
    expect(listen(ANA).ended).toBe('no');
  });

  test('marks every topic once in 15 seconds, not all at once', async () => {
    const all = [listen(ANA), listen(BO), listen(null)];
    const marks = () => all.map(({ sequences }) => sequences.length);
    await clock.advance(1_000);
    expect(marks().reduce((sum, one) => sum + one, 0)).toBeLessThan(3);
    await clock.advance(14_000);
    expect(marks()).toEqual([1, 1, 1]);
    await clock.advance(15_000);
    expect(marks()).toEqual([2, 2, 2]);
  });

  test('ends its feeds without an error when the node stops', async () => {
    const ana = listen(ANA);
    topics.close();
    expect(ana.ended).toBeNull();
  });
});
