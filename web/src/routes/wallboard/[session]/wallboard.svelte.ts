/** The public screen of one session: calls, countdown, signings. It runs for days: it keeps the last word only. */
import { request } from '#lib/api/client.ts';
import {
  wallBoard,
  wallSession,
  type WallBoardData,
  type WallSessionData,
} from '#lib/api/documents/wallboard.generated.ts';
import { Line } from '#lib/live/line.svelte.ts';
import { serverClock } from '#lib/live/serverClock.svelte.ts';
import type { SessionState } from '#lib/api/documents/schema.generated.ts';
import { LANGUAGES, type Language } from '#lib/messages/index.ts';
import { nameIn } from './hall.ts';
import { monotonic } from '#lib/live/ticker.ts';

/** Six calls are as many as can be read at ten metres. */
const CALLS_AT_ONCE = 6;

/** With more calls than fit, how long each six of them stand. */
const PAGE_SECONDS = 8;

/** The frame may not be there yet when a hall's screens start before the server; what is announced is read with it. */
const READ_AGAIN_MS = 15_000;

/** An announcement stands on the screen for so long. */
const ANNOUNCED_MS = 10 * 60_000;

export type Call = WallBoardData['sessionBoard']['calls'][number];

export class Wallboard {
  /** A screen shows no badge and no cookie: its board token goes with the subscription. */
  readonly line = new Line(async () => ({}));
  board = $state.raw<WallBoardData['sessionBoard'] | null>(null);
  session = $state.raw<WallSessionData['pairingSession']>(null);

  constructor(readonly id: string) {}

  /** How the session stands; a session that has not been opened has no board. */
  get state(): SessionState | null {
    return this.board?.state ?? this.session?.state ?? null;
  }

  /** Nobody can join any more. */
  get isOver(): boolean {
    return this.state === 'CLOSED';
  }

  /** What everybody was told in the last minutes, in the languages that it has. */
  get announced(): { language: Language; text: string }[] {
    const said = this.session?.announcement;
    if (!said || serverClock.now - Date.parse(said.at) > ANNOUNCED_MS) return [];
    return LANGUAGES.map((language) => ({ language, text: nameIn(said.text.all, language) })).filter(
      ({ text }) => text !== '',
    );
  }

  /** Calls that still run, six at a time. */
  get calls(): { shown: Call[]; page: number; pages: number } {
    const now = serverClock.now;
    const open = (this.board?.calls ?? []).filter(
      ({ summonsEndsAt }) => summonsEndsAt === null || Date.parse(summonsEndsAt) > now,
    );
    const pages = Math.max(1, Math.ceil(open.length / CALLS_AT_ONCE));
    const page = Math.floor(now / 1000 / PAGE_SECONDS) % pages;
    return { shown: open.slice(page * CALLS_AT_ONCE, (page + 1) * CALLS_AT_ONCE), page, pages };
  }

  /** Follows the board for as long as the screen is on. */
  open(token: string): () => void {
    // Nobody reads how long each of thousands of requests of a day took.
    performance.setResourceTimingBufferSize(0);
    let reading = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      const answer = await request(wallSession, { session: this.id }).catch(() => null);
      if (!reading) return;
      this.session = answer?.pairingSession ?? this.session;
      timer = setTimeout(() => void read(), READ_AGAIN_MS);
    };
    void read();
    const leave = this.line.follow({
      operation: wallBoard,
      variables: () => ({ session: this.id, token: token || null }),
      receive: ({ sessionBoard }) => {
        this.board = sessionBoard;
        serverClock.learnFromMessage({ serverTime: Date.parse(sessionBoard.asOf), receivedAt: monotonic() });
      },
    });
    const close = this.line.open();
    return () => {
      reading = false;
      clearTimeout(timer);
      leave();
      close();
    };
  }
}
