/** A session's rehearsal: what is assumed, how far it has come, and what it found. */
import { request } from '#lib/api/client.ts';
import {
  applyRehearsal,
  rehearsalProgress,
  sessionRehearsal,
  startRehearsal,
  stopRehearsal,
  type ApplyRehearsalData,
  type RehearsalStandingFields,
  type SessionRehearsalData,
} from '#lib/api/documents/rehearsal.generated.ts';
import type { PlaceKind } from '#lib/api/documents/schema.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';

export type RehearsalFound = NonNullable<NonNullable<SessionRehearsalData['rehearsal']>['result']>;
export type RehearsalApplied = Extract<ApplyRehearsalData['answer'], { __typename: 'RehearsalApplied' }>;
export type SettingKind = SessionRehearsalData['rehearsalSettings'][number];

/** Assumptions that the page shows; the others stay as usual, and the command line sets them all. */
export const SHOWN_SETTINGS = [
  'buyersComing',
  'buyerArrivalMinutes',
  'buyerStayMinutes',
  'patienceMinutes',
  'answerSeconds',
  'comes',
  'talkMinutes',
  'roundEveryMinutes',
  'waitGoalMinutes',
] as const;
export type ShownSetting = (typeof SHOWN_SETTINGS)[number];

/** How often the server is asked how far a rehearsal has come. */
const ASK_EVERY_MS = 1_000;
/** How many days of each kind are rehearsed unless something else is said. */
const USUAL_DAYS = 20;

/** Tables of one kind at a venue. */
export interface RehearsedTables {
  venue: string;
  venueCode: string;
  kind: PlaceKind;
  places: number;
}

export class SessionRehearsal {
  phase = $state<'loading' | 'here' | 'failed'>('loading');
  problem = $state('');
  standing = $state.raw<RehearsalStandingFields | null>(null);
  found = $state.raw<RehearsalFound | null>(null);
  opensAt = $state('');
  kinds = $state.raw<readonly SettingKind[]>([]);
  /** What the form shows. */
  values = $state<Record<string, number>>({});
  days = $state(USUAL_DAYS);
  seed = $state(1);
  meetingMinutes = $state(0);
  /** Tables of each kind at each venue, as they are to be tried. */
  tables = $state<RehearsedTables[]>([]);
  replay = $state(false);
  /** What applying the advice would change, while it is looked at. */
  application = $state.raw<RehearsalApplied | null>(null);
  applied = $state(false);
  applyProblem = $state('');
  #applyKey = newIdempotencyKey();
  working = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(readonly session: string) {}

  get running(): boolean {
    return this.standing?.standing === 'RUNNING';
  }

  /** A setting as the last rehearsal had it. */
  rehearsed(name: ShownSetting): number {
    const had = this.standing?.settings.find((setting) => setting.name === name);
    return had?.value ?? this.kinds.find((kind) => kind.name === name)?.value ?? 0;
  }

  async load(): Promise<void> {
    try {
      const languages = askedLanguages(reader.language);
      const { rehearsal, rehearsalSettings, pairingSession } = await request(sessionRehearsal, {
        session: this.session,
        languages,
      });
      this.kinds = rehearsalSettings;
      if (this.phase !== 'here') {
        for (const { name, value } of rehearsal?.settings ?? rehearsalSettings) this.values[name] = value;
        this.days = rehearsal?.seeds ?? USUAL_DAYS;
        this.seed = rehearsal?.seed ?? 1;
        this.meetingMinutes = rehearsal?.meetingMinutes ?? pairingSession?.rules.meetingMinutes ?? 0;
        this.tables = plannedTables(pairingSession?.places ?? []).map((planned) => {
          const tried = rehearsal?.tables.find(({ venue, kind }) => venue === planned.venue && kind === planned.kind);
          return { ...planned, places: tried?.places ?? planned.places };
        });
      }
      this.standing = rehearsal;
      this.found = rehearsal?.result ?? null;
      this.opensAt = rehearsal?.opensAt ?? '';
      this.phase = 'here';
      this.#askLater();
    } catch (failure) {
      this.problem = failureInWords(failure);
      if (this.phase !== 'here') this.phase = 'failed';
    }
  }

  async start(): Promise<void> {
    const settings = SHOWN_SETTINGS.map((name) => ({ name, value: this.values[name] ?? 0 }));
    const { session, seed, replay, meetingMinutes } = this;
    const tables = this.tables.map(({ venue, kind, places }) => ({ venue, kind, places }));
    const input = { session, seeds: this.days, seed, replay, settings, meetingMinutes, tables };
    await this.#send(() => request(startRehearsal, { input }));
    if (this.running) this.found = null;
  }

  async stop(): Promise<void> {
    await this.#send(() => request(stopRehearsal, { input: { session: this.session } }));
  }

  /** Asks what applying the advice would change. */
  async look(): Promise<void> {
    this.applied = false;
    this.#applyKey = newIdempotencyKey();
    this.application = await this.#apply(true);
  }

  /** Applies the advice as it was looked at. */
  async apply(): Promise<void> {
    const done = await this.#apply(false);
    if (!done) return;
    this.applied = true;
    this.application = null;
  }

  /** Leaves the session as it is. */
  putAway(): void {
    this.application = null;
  }

  async #apply(dryRun: boolean): Promise<RehearsalApplied | null> {
    this.working = true;
    this.applyProblem = '';
    try {
      const input = { session: this.session, idempotencyKey: this.#applyKey, dryRun };
      const { answer } = await request(applyRehearsal, { input });
      if (!isProblem(answer)) return answer;
      this.applyProblem = answer.message;
    } catch (failure) {
      this.applyProblem = failureInWords(failure);
    } finally {
      this.working = false;
    }
    return null;
  }

  close(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async #send(
    ask: () => Promise<{ answer: { message: string } | { rehearsal: RehearsalStandingFields | null } }>,
  ): Promise<void> {
    this.working = true;
    this.problem = '';
    try {
      const { answer } = await ask();
      if ('message' in answer) this.problem = answer.message;
      else this.standing = answer.rehearsal;
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
    this.working = false;
    this.#askLater();
  }

  #askLater(): void {
    clearTimeout(this.#timer);
    if (this.running && !this.#isOver) this.#timer = setTimeout(() => void this.#ask(), ASK_EVERY_MS);
  }

  async #ask(): Promise<void> {
    try {
      const { rehearsal } = await request(rehearsalProgress, { session: this.session });
      this.problem = '';
      if (rehearsal?.standing === 'DONE') return await this.load();
      this.standing = rehearsal;
    } catch (failure) {
      // The rehearsal goes on; the next answer says how far it has come.
      this.problem = failureInWords(failure);
    }
    this.#askLater();
  }
}

/** A session's tables as they stand, counted by venue and kind; a company's own stand is no table that an organiser sets out. */
function plannedTables(places: NonNullable<SessionRehearsalData['pairingSession']>['places']): RehearsedTables[] {
  const tables: RehearsedTables[] = [];
  for (const { kind, venue } of places) {
    if (kind === 'STAND') continue;
    const known = tables.find((one) => one.kind === kind && one.venue === venue.id);
    if (known) known.places += 1;
    else tables.push({ venue: venue.id, venueCode: venue.code, kind, places: 1 });
  }
  return tables;
}
