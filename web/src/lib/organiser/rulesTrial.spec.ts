import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RulesFields } from '#lib/api/documents/desk.generated.ts';
import { StandInServer } from '#lib/live/testing/server.ts';
import { NUMBER_RULES, RulesTrial } from './rulesTrial.svelte.ts';

const IN_FORCE = {
  answerSeconds: 45,
  extraAnswerSeconds: 30,
  laterMinutes: 15,
  summonsSeconds: 180,
  summonsWarningSeconds: 120,
  claimSeconds: 60,
  meetingMinutes: 15,
  extensionMinutes: 5,
  cooldownSeconds: 60,
  silentSeconds: 45,
  overbooking: 1,
  placeKind: 'TABLE',
  mostMeetings: null,
  mostMeetingsADay: null,
  mostWithHosted: null,
  mostWithSmall: null,
  mostWithMedium: null,
  mostWithLarge: null,
  metAgainAfterHours: null,
  leastMeetings: 0,
  targetMeetings: 6,
  videoAcrossVenues: false,
  emphasis: { headings: [], markets: [], words: [] },
} as RulesFields;
const [meetingLength, answerTime] = (['meetingMinutes', 'answerSeconds'] as const).map((name) =>
  NUMBER_RULES.find(({ rule }) => rule === name)!,
);
const preview = (affected: number) => ({ answer: { __typename: 'ChangeRulesPreview', affected, effects: [] } });
const refusal = { answer: { __typename: 'SessionProblem', code: 'rule-range', message: 'Too long.', path: null } };
const applied = { answer: { __typename: 'SessionSuccess' } };
const forecast = { rulesForecast: { outcome: 'busy', days: 0, asked: 0, now: null, next: null } };

let server: StandInServer;
let trial: RulesTrial;
beforeEach(() => {
  vi.useFakeTimers();
  server = new StandInServer();
  trial = new RulesTrial('s1');
  trial.learn(IN_FORCE);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const asked = () => server.sent.map(({ operation }) => operation);

/** The hand rests until the change has been tried. */
async function tries(minutes: number): Promise<void> {
  trial.set(meetingLength!, minutes);
  await vi.advanceTimersByTimeAsync(400);
}

test('a change is tried once the hand rests, and the rest of the session looked at once it rests longer', async () => {
  server.answer(preview(3)).answer(forecast);
  trial.set(meetingLength!, 18);
  trial.set(meetingLength!, 20);
  expect(trial.phase).toBe('trying');
  await vi.runAllTimersAsync();
  expect(asked()).toEqual(['SteerChangeRules', 'RulesForecast']);
  expect(server.sent[0]!.input['rules']).toEqual({ meetingMinutes: 20 });
  expect([trial.phase, trial.found?.affected, trial.forecast.state]).toEqual(['tried', 3, 'busy']);
});

test('what is thrown away before it was tried, or looked at, is asked of nobody', async () => {
  trial.set(meetingLength!, 20);
  trial.discard();
  await vi.runAllTimersAsync();
  expect(asked()).toEqual([]);
  expect(trial.phase).toBe('same');
  server.answer(preview(3));
  await tries(20);
  trial.discard();
  await vi.runAllTimersAsync();
  expect(asked()).toEqual(['SteerChangeRules']);
  expect([trial.phase, trial.forecast.state]).toEqual(['same', 'none']);
});

test('a change that is made at once, or left with its page, is not looked at any more', async () => {
  server.answer(preview(3)).answer(applied);
  await tries(20);
  await trial.apply();
  await vi.runAllTimersAsync();
  expect(asked()).toEqual(['SteerChangeRules', 'SteerChangeRules']);
  expect([trial.phase, trial.inForce('meetingMinutes'), trial.forecast.state]).toEqual(['applied', 20, 'none']);
  trial.set(meetingLength!, 25);
  trial.close();
  await vi.runAllTimersAsync();
  expect(asked()).toHaveLength(2);
});

test('what is changed while another change is made stays to be tried', async () => {
  server.answer(preview(3)).answer(applied).answer(preview(1)).answer(forecast);
  await tries(20);
  const made = trial.apply();
  trial.set(answerTime!, 60);
  await made;
  expect([trial.changed, trial.inForce('meetingMinutes'), trial.phase]).toEqual([['answerSeconds'], 20, 'trying']);
  await vi.runAllTimersAsync();
  expect(server.sent[2]!.input['rules']).toEqual({ answerSeconds: 60 });
  expect(trial.phase).toBe('tried');
});

test('a trial that was refused too late says nothing of the values that stand there now', async () => {
  server.answer(refusal).answer(preview(2)).answer(forecast);
  trial.set(meetingLength!, 120);
  vi.advanceTimersByTime(400);
  trial.set(meetingLength!, 20);
  await vi.advanceTimersByTimeAsync(0);
  expect([trial.phase, trial.problem]).toEqual(['trying', '']);
  await vi.runAllTimersAsync();
  expect([trial.phase, trial.problem, trial.found?.affected]).toEqual(['tried', '', 2]);
});
