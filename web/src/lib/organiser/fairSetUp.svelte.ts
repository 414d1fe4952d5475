/** An exhibition on its way to a session: what it is called, where it is held, and when people are paired. */
import { request } from '#lib/api/client.ts';
import {
  fairSetUp,
  removeFromFair,
  setUpFair,
  type FairSetUpData,
  type RowProblemFields,
} from '#lib/api/documents/fair.generated.ts';
import { bcp47 } from '#lib/api/localText.ts';
import type { Language as WireLanguage } from '#lib/api/documents/schema.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { LANGUAGES, type Language } from '#lib/messages/index.ts';

/** A name in some of the four languages. */
export type Names = Record<Language, string>;
type Kept = NonNullable<FairSetUpData['fairSetUp']>;
type KeptVenue = Kept['venues'][number];
type KeptSession = Kept['sessions'][number];

/** A venue as it stands in the form; `atLeast` tables are there already and stay. */
export type VenueDraft = Omit<KeptVenue, 'name' | 'zone'> & {
  name: Names;
  zone: string;
  isNew: boolean;
  atLeast: { tables: number; videoTables: number };
};
/** A session as it stands in the form. */
export type SessionDraft = Omit<KeptSession, 'name'> & { name: Names; isNew: boolean };

/** The steps from nothing to a running session. */
export const STEPS = ['fair', 'venues', 'sessions', 'lists', 'run'] as const;
export type Step = (typeof STEPS)[number];

const NO_NAMES: Names = { 'zh-Hant': '', 'zh-Hans': '', pt: '', en: '' };
/** What a new session begins with; the rules of the floor as Ponte has them. */
const USUAL = {
  meetingMinutes: 15,
  answerSeconds: 45,
  cooldownSeconds: 60,
  placeKind: 'TABLE',
  kind: 'sourcing',
} as const;

export class FairSetUp {
  phase = $state<'loading' | 'here' | 'failed'>('loading');
  problem = $state('');
  rows = $state.raw<readonly RowProblemFields[]>([]);
  working = $state(false);
  reference = $state('');
  name = $state<Names>({ ...NO_NAMES });
  startsOn = $state('');
  endsOn = $state('');
  timeZone = $state('Asia/Macau');
  venues = $state<VenueDraft[]>([]);
  sessions = $state<SessionDraft[]>([]);
  people = $state(0);
  /** What was taken out last, in words. */
  removed = $state('');
  /** Null: still to be made. */
  exhibition = $state<string | null>(null);

  constructor(exhibition: string | null) {
    this.exhibition = exhibition;
  }

  /** The first step that is not done. */
  get next(): Step {
    if (this.exhibition === null) return 'fair';
    if (this.venues.every(({ isNew }) => isNew)) return 'venues';
    if (this.sessions.every(({ isNew }) => isNew)) return 'sessions';
    return this.people === 0 ? 'lists' : 'run';
  }

  get tables(): number {
    return this.venues.reduce((sum, { tables, videoTables }) => sum + tables + videoTables, 0);
  }

  get videoTables(): number {
    return this.venues.reduce((sum, { videoTables }) => sum + videoTables, 0);
  }

  /** Reads what is there already. */
  async load(): Promise<void> {
    if (this.exhibition === null) {
      this.phase = 'here';
      return;
    }
    try {
      const { fairSetUp: kept } = await request(fairSetUp, { exhibition: this.exhibition });
      if (kept) this.#fill(kept);
      this.phase = kept ? 'here' : 'failed';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  addVenue(): void {
    const code = ['MO', 'HQ', 'HK'].find((one) => !this.venues.some(({ reference }) => reference === one));
    this.venues.push({
      reference: code ?? `V${this.venues.length + 1}`,
      name: { ...NO_NAMES },
      country: code === 'HQ' ? 'CN' : (code ?? 'MO'),
      zone: code === 'HQ' ? 'HENGQIN' : '',
      walkMinutes: 5,
      tables: 20,
      videoTables: 0,
      stands: 0,
      isNew: true,
      atLeast: { tables: 0, videoTables: 0 },
    });
  }

  addSession(): void {
    this.sessions.push({
      ...USUAL,
      id: null,
      reference: `S${this.sessions.length + 1}`,
      name: { ...NO_NAMES },
      startsAt: `${this.startsOn}T10:00`,
      endsAt: `${this.startsOn}T14:00`,
      places: '',
      begun: false,
      isNew: true,
    });
  }

  /** Takes a venue or session that was never saved off the form again. */
  takeOff(draft: VenueDraft | SessionDraft): void {
    this.venues = this.venues.filter((venue) => venue !== draft);
    this.sessions = this.sessions.filter((session) => session !== draft);
  }

  /** Takes out what was saved before, where nothing refers to it; then reads what is left. */
  async remove(part: { session?: string; venue?: string; table?: string }, name: string): Promise<void> {
    const { exhibition } = this;
    if (exhibition === null) return;
    this.working = true;
    this.problem = this.removed = '';
    this.rows = [];
    try {
      const { session = null, venue = null, table = null } = part;
      const input = { exhibition, session, venue, table };
      const { removeFromFair: answer } = await request(removeFromFair, { input });
      if (isProblem(answer)) this.problem = answer.message;
      else {
        await this.load();
        this.removed = name;
      }
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
  }

  /** Saves what stands in the form of one step, all of it or nothing; true where it was taken. */
  async save(step: Step): Promise<boolean> {
    this.working = true;
    this.problem = this.removed = '';
    this.rows = [];
    try {
      const { setUpFair: answer } = await request(setUpFair, { input: this.#input(step) });
      if (answer.__typename === 'SetUpFairSuccess') {
        this.exhibition = answer.exhibition.id;
        await this.load();
        return this.phase === 'here';
      }
      if (answer.__typename === 'ImportProblem') this.rows = answer.rows;
      if (isProblem(answer)) this.problem = answer.message;
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
    return false;
  }

  #input(step: Step) {
    const { reference, startsOn, endsOn, timeZone } = this;
    return {
      exhibition: this.exhibition,
      reference: reference.trim(),
      name: entriesOf(this.name),
      startsOn,
      endsOn,
      timeZone,
      venues: (step === 'venues' ? this.venues : []).map(
        ({ reference: code, name, country, zone, walkMinutes, tables, videoTables }) => ({
          reference: code,
          name: entriesOf(name),
          country,
          zone: zone || null,
          walkMinutes,
          tables,
          videoTables,
        }),
      ),
      sessions: (step === 'sessions' ? this.sessions : [])
        .filter(({ begun }) => !begun)
        .map(({ id: _id, isNew: _isNew, begun: _begun, name, places, ...session }) => ({
          ...session,
          name: entriesOf(name),
          places: places.trim() || null,
        })),
    };
  }

  #fill(kept: Kept): void {
    this.reference = kept.reference;
    this.name = namesOf(kept.name.all);
    this.startsOn = kept.startsOn;
    this.endsOn = kept.endsOn;
    this.timeZone = kept.timeZone;
    this.people = kept.people;
    this.venues = kept.venues.map((venue) => ({
      ...venue,
      name: namesOf(venue.name.all),
      zone: venue.zone ?? '',
      isNew: false,
      atLeast: { tables: venue.tables, videoTables: venue.videoTables },
    }));
    this.sessions = kept.sessions.map((session) => ({ ...session, name: namesOf(session.name.all), isNew: false }));
  }
}

function namesOf(all: readonly { language: WireLanguage; text: string }[]): Names {
  return { ...NO_NAMES, ...Object.fromEntries(all.map(({ language, text }) => [bcp47(language), text])) };
}

function entriesOf(names: Names): { language: string; text: string }[] {
  return LANGUAGES.flatMap((language) => {
    const text = names[language].trim();
    return text ? [{ language, text }] : [];
  });
}
