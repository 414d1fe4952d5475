/** A change of the session's rules: first tried, so that it is seen whom it affects, then done. */
import { request } from '#lib/api/client.ts';
import type { RulesFields } from '#lib/api/documents/desk.generated.ts';
import type { PlaceKind } from '#lib/api/documents/schema.generated.ts';
import {
  rulesForecast,
  steerChangeRules,
  type RulesForecastData,
  type SteerChangeRulesData,
} from '#lib/api/documents/steer.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';

/** Rules that are a number, with the steps that a button takes and the ends between which they make sense. */
export const NUMBER_RULES = [
  { rule: 'meetingMinutes', unit: 'minutes', step: 1, least: 1, most: 120 },
  { rule: 'extensionMinutes', unit: 'minutes', step: 1, least: 0, most: 60 },
  { rule: 'cooldownSeconds', unit: 'seconds', step: 15, least: 0, most: 900 },
  { rule: 'answerSeconds', unit: 'seconds', step: 5, least: 10, most: 600 },
  { rule: 'extraAnswerSeconds', unit: 'seconds', step: 5, least: 0, most: 300 },
  { rule: 'laterMinutes', unit: 'minutes', step: 1, least: 0, most: 240 },
  { rule: 'summonsSeconds', unit: 'seconds', step: 15, least: 30, most: 1800 },
  { rule: 'summonsWarningSeconds', unit: 'seconds', step: 15, least: 0, most: 1800 },
  { rule: 'claimSeconds', unit: 'seconds', step: 5, least: 10, most: 600 },
  { rule: 'silentSeconds', unit: 'seconds', step: 5, least: 15, most: 600 },
  { rule: 'targetMeetings', unit: 'meetings', step: 1, least: 0, most: 50 },
  { rule: 'leastMeetings', unit: 'meetings', step: 1, least: 0, most: 50 },
  { rule: 'mostMeetings', unit: 'meetings', step: 1, least: 0, most: 200 },
  { rule: 'mostMeetingsADay', unit: 'meetings', step: 1, least: 0, most: 200 },
  { rule: 'mostWithHosted', unit: 'meetings', step: 1, least: 0, most: 200 },
  { rule: 'mostWithSmall', unit: 'meetings', step: 1, least: 0, most: 200 },
  { rule: 'mostWithMedium', unit: 'meetings', step: 1, least: 0, most: 200 },
  { rule: 'mostWithLarge', unit: 'meetings', step: 1, least: 0, most: 200 },
  { rule: 'metAgainAfterHours', unit: 'hours', step: 1, least: 0, most: 720 },
  { rule: 'overbooking', unit: 'times', step: 0.1, least: 0.5, most: 3 },
] as const satisfies readonly { rule: keyof RulesFields; unit: string; step: number; least: number; most: number }[];

/** A rule of the list above. */
export type NumberRule = (typeof NUMBER_RULES)[number];

/** What a trial answers. */
type TrialFound = Extract<SteerChangeRulesData['answer'], { __typename: 'ChangeRulesPreview' }>;

/** What a session may stand for. */
export type EmphasisKind = 'headings' | 'markets' | 'words';

/** The rest of the session under both rules, or why it is not told. */
type ForecastAnswer = NonNullable<RulesForecastData['rulesForecast']>;

/** A range of modelled days. */
export type ForecastRange = NonNullable<ForecastAnswer['now']>['meetingsAnHour'];

/** The rest of the session, as far as it is known: being worked out, told, or why not. */
export type ForecastShown =
  | { state: 'none' | 'computing' | 'out-of-time' | 'busy' | 'too-late' | 'too-many' | 'failed' }
  | { state: 'told'; days: number; asked: number; now: Ranges; next: Ranges };
type Ranges = NonNullable<ForecastAnswer['now']>;

/** A look answers within 12 seconds and the time that its threads take to begin and end; whoever hears nothing says so. */
const FORECAST_WITHIN_MS = 30_000;

const NO_FORECAST: ForecastShown = { state: 'none' };
const WHY_NOT = ['out-of-time', 'busy', 'too-late', 'too-many'] as const;

/** A forecast costs threads: it is asked for once the hand has rested longer. */
const FORECAST_AFTER_MS = 1_200;

/** How long the hand must rest before the trial is run again. */
const TRY_AFTER_MS = 350;

/** Rules that may be none: no limit, or never. A form holds that as 0, as the wire takes it. */
const MAY_BE_NONE = [
  'mostMeetings',
  'mostMeetingsADay',
  'mostWithHosted',
  'mostWithSmall',
  'mostWithMedium',
  'mostWithLarge',
  'metAgainAfterHours',
] as const satisfies readonly (keyof RulesFields)[];
type MayBeNone = (typeof MAY_BE_NONE)[number];

/** Rules as a form holds them. */
export type RuleValues = Omit<RulesFields, MayBeNone> & Record<MayBeNone, number>;

export class RulesTrial {
  /** What the form shows. */
  values = $state<RuleValues>(blank);
  /** What the change would do: unknown while the trial runs. */
  found = $state.raw<TrialFound | null>(null);
  /** What the rest of the session would be like. */
  forecast = $state.raw<ForecastShown>(NO_FORECAST);
  phase = $state<'same' | 'trying' | 'tried' | 'applying' | 'applied' | 'refused'>('same');
  problem = $state('');
  reason = $state('');
  #inForce = $state.raw<RuleValues>(blank);
  #key = newIdempotencyKey();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forecastTimer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(readonly session: string) {}

  /** Rules that differ from those in force. */
  get changed(): (keyof RuleValues)[] {
    return (Object.keys(this.#inForce) as (keyof RuleValues)[]).filter(
      (rule) => textOf(this.values[rule]) !== textOf(this.#inForce[rule]),
    );
  }

  /** The value in force, for "was 15". */
  inForce<Rule extends keyof RuleValues>(rule: Rule): RuleValues[Rule] {
    return this.#inForce[rule];
  }

  /** Takes the rules in force; what the reader has changed stays changed. */
  learn(rules: RulesFields): void {
    const limits = Object.fromEntries(MAY_BE_NONE.map((rule) => [rule, rules[rule] ?? 0])) as Record<MayBeNone, number>;
    const next = { ...rules, ...limits };
    const kept = Object.fromEntries(this.changed.map((rule) => [rule, this.values[rule]]));
    this.#inForce = next;
    this.values = { ...next, ...kept };
  }

  /** Changes one value in the form and tries the change when the hand rests. */
  set(rule: NumberRule, value: number): void {
    if (!Number.isFinite(value)) return;
    const rounded = Math.round(value * 10) / 10;
    this.values[rule.rule] = Math.min(rule.most, Math.max(rule.least, rounded));
    this.#tryLater();
  }

  setVideo(allowed: boolean): void {
    this.values.videoAcrossVenues = allowed;
    this.#tryLater();
  }

  /** Takes what the session stands for, of one kind. */
  setEmphasis(kind: EmphasisKind, list: readonly string[]): void {
    this.values.emphasis = { ...this.values.emphasis, [kind]: [...list] };
    this.#tryLater();
  }

  setPlaceKind(kind: PlaceKind): void {
    this.values.placeKind = kind;
    this.#tryLater();
  }

  /** Puts the form back to the rules in force. */
  discard(): void {
    this.#askAnew();
    this.values = { ...this.#inForce };
    this.phase = 'same';
    this.found = null;
    this.problem = '';
  }

  /** The page is left: nothing more is asked for. */
  close(): void {
    this.#askAnew();
  }

  /** Looks once more at the rest of the session. */
  lookAgain(): void {
    this.forecast = { state: 'computing' };
    void this.#look(this.#asked);
  }

  /** Makes the change. */
  async apply(): Promise<void> {
    const asked = this.#askAnew();
    this.phase = 'applying';
    const rules = this.#tried();
    const done = await this.#send(rules, { dryRun: false, asked });
    if (!done) return;
    this.#inForce = { ...this.#inForce, ...rules };
    // What was changed meanwhile is the next change.
    if (asked !== this.#asked) return;
    this.#key = newIdempotencyKey();
    this.reason = '';
    this.phase = 'applied';
  }

  #tryLater(): void {
    const asked = this.#askAnew();
    this.found = null;
    this.problem = '';
    this.#key = newIdempotencyKey();
    this.phase = this.changed.length === 0 ? 'same' : 'trying';
    if (this.phase === 'trying') this.#timer = setTimeout(() => void this.#try(asked), TRY_AFTER_MS);
  }

  /** What was asked before says nothing any more, and what was about to be asked is not; gives the number of what is asked now. */
  #askAnew(): number {
    clearTimeout(this.#timer);
    clearTimeout(this.#forecastTimer);
    this.forecast = NO_FORECAST;
    return ++this.#asked;
  }

  async #try(asked: number): Promise<void> {
    const answer = await this.#send(this.#tried(), { dryRun: true, asked });
    if (asked !== this.#asked || !answer) return;
    if (answer.__typename === 'ChangeRulesPreview') this.found = answer;
    this.phase = 'tried';
    this.forecast = { state: 'computing' };
    this.#forecastTimer = setTimeout(() => void this.#look(asked), FORECAST_AFTER_MS);
  }

  /** Rehearses the rest of the session under both rules; what is changed meanwhile makes the answer old. */
  async #look(asked: number): Promise<void> {
    const shown = await this.#forecastShown();
    if (asked === this.#asked && this.forecast.state === 'computing') this.forecast = shown;
  }

  async #forecastShown(): Promise<ForecastShown> {
    const variables = { session: this.session, rules: this.#tried() };
    try {
      const { rulesForecast: answer } = await request(rulesForecast, variables, { withinMs: FORECAST_WITHIN_MS });
      return answer ? shownOf(answer) : { state: 'failed' };
    } catch {
      // The trial stands without it.
      return { state: 'failed' };
    }
  }

  #tried(): Partial<RuleValues> {
    return Object.fromEntries(this.changed.map((rule) => [rule, this.values[rule]]));
  }

  /** The answer; nothing where it was refused, which is said, but not of a trial of other values than stand here now. */
  async #send(rules: Partial<RuleValues>, { dryRun, asked }: { dryRun: boolean; asked: number }) {
    const idempotencyKey = dryRun ? newIdempotencyKey() : this.#key;
    const input = { idempotencyKey, session: this.session, reason: this.reason.trim() || null, dryRun, rules };
    let problem: string;
    try {
      const { answer } = await request(steerChangeRules, { input });
      if (!isProblem(answer)) return answer;
      problem = answer.message;
    } catch (failure) {
      problem = failureInWords(failure);
    }
    if (asked === this.#asked) this.phase = 'refused';
    if (asked === this.#asked || !dryRun) this.problem = problem;
    return undefined;
  }
}

const blank: RuleValues = {
  answerSeconds: 0,
  extraAnswerSeconds: 0,
  laterMinutes: 0,
  summonsSeconds: 0,
  summonsWarningSeconds: 0,
  claimSeconds: 0,
  meetingMinutes: 0,
  extensionMinutes: 0,
  cooldownSeconds: 0,
  silentSeconds: 0,
  overbooking: 0,
  placeKind: 'TABLE',
  mostMeetings: 0,
  mostMeetingsADay: 0,
  mostWithHosted: 0,
  mostWithSmall: 0,
  mostWithMedium: 0,
  mostWithLarge: 0,
  metAgainAfterHours: 0,
  leastMeetings: 0,
  targetMeetings: 0,
  videoAcrossVenues: false,
  emphasis: { headings: [], markets: [], words: [] },
};

function shownOf({ outcome, days, asked, now, next }: ForecastAnswer): ForecastShown {
  if (now && next) return { state: 'told', days, asked, now, next };
  return { state: WHY_NOT.find((why) => why === outcome) ?? 'failed' };
}

/** Two values of the same text are the same. */
function textOf(value: unknown): string {
  return JSON.stringify(value);
}
