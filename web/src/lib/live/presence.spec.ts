import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ParticipantFeedData, PresenceFields } from '#lib/api/documents/participant.generated.ts';
import type { Feed, Line } from './line.svelte.ts';
import { Presence } from './presence.svelte.ts';
import { StandInServer, standInShelf } from './testing/server.ts';

type Item = ParticipantFeedData['participantFeed'];
const NOW = '2026-11-21T06:33:00Z';
const me = (more: object = {}) =>
  ({
    id: 'p1',
    state: 'AVAILABLE',
    offer: null,
    meeting: null,
    meetingsDone: 0,
    session: { id: 's1' },
    ...more,
  }) as PresenceFields;

/** A line that carries what the spec says. */
class SpokenLine {
  live = true;
  reopened = 0;
  feed!: Feed<ParticipantFeedData, { after?: number | null }>;
  follow(feed: Feed<ParticipantFeedData, { after?: number | null }>): void {
    this.feed = feed;
  }
  open(): () => void {
    return () => {};
  }
  reopen(): void {
    this.reopened += 1;
  }
  say(item: object): void {
    this.feed.receive({ participantFeed: item as Item }, 0);
  }
}

const state = (sequence: number, participant: PresenceFields, missed: object[] = []) => ({
  __typename: 'PresentState',
  sequence,
  now: NOW,
  participant,
  missed,
});
const notice = (previous: number, sequence: number, kind: string, participant: PresenceFields) => ({
  __typename: 'ParticipantNotice',
  previous,
  sequence,
  now: NOW,
  notice: { kind, at: NOW, facts: { by: 'other' } },
  participant,
});

let line: SpokenLine;
let presence: Presence;
const heard: string[] = [];
beforeEach(() => {
  new StandInServer();
  standInShelf();
  line = new SpokenLine();
  presence = new Presence(me(), line as unknown as Line);
  heard.length = 0;
  presence.open((kind) => heard.push(kind));
});
afterEach(() => vi.unstubAllGlobals());

describe('a presence', () => {
  test('shows the present state first, and asks after a loss for what came after the last item', () => {
    expect(line.feed.variables().after).toBeNull();
    line.say(state(5, me({ state: 'PAUSED' })));
    line.say(notice(5, 8, 'participant-available', me()));
    expect([presence.me.state, line.feed.variables().after, heard]).toEqual([
      'AVAILABLE',
      8,
      ['participant-available'],
    ]);
  });

  test('that sees a hole in its feed asks again from before it, and shows nothing from behind the hole', () => {
    line.say(state(5, me()));
    line.say(notice(7, 9, 'offer-withdrawn', me({ state: 'PAUSED' })));
    expect([line.reopened, presence.me.state, presence.card, line.feed.variables().after]).toEqual([
      1,
      'AVAILABLE',
      null,
      5,
    ]);
  });

  test('takes an item that comes twice once', () => {
    line.say(state(5, me()));
    line.say(notice(5, 6, 'offer-withdrawn', me()));
    presence.dismiss();
    line.say(notice(5, 6, 'offer-withdrawn', me()));
    expect([presence.card, heard.length]).toEqual([null, 1]);
  });

  test('shows the news that was missed, but not over an offer that is open now', () => {
    const missed = [{ kind: 'offer-withdrawn', at: NOW, facts: { by: 'other' } }];
    line.say(state(5, me(), missed));
    expect(presence.card?.kind).toBe('withdrawn');
    line.say(state(9, me({ state: 'OFFERED', offer: { id: 'o2' } }), missed));
    expect(presence.card).toBeNull();
  });

  test('between two feeds takes the answer of a deed as the latest word; while the feed is live, the feed is', async () => {
    const server = new StandInServer();
    const paused = { answer: { __typename: 'PresenceSuccess', participant: me({ state: 'PAUSED' }) } };
    server.answer(paused).answer(paused);
    line.say(state(5, me()));
    await presence.pause(null);
    expect(presence.me.state).toBe('AVAILABLE');
    line.live = false;
    await presence.pause(null);
    expect(presence.me.state).toBe('PAUSED');
  });
});
