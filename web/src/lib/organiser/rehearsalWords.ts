/** Words of a rehearsal: policies, settings, tables. */
import type { PlaceKind } from '#lib/api/documents/schema.generated.ts';
import { m } from '#lib/messages/index.ts';
import type { ShownSetting } from './rehearsal.svelte.ts';

/** How each setting is called. */
export const SETTING_WORDS: Readonly<Record<ShownSetting, () => string>> = {
  buyersComing: () => m.rehearsal_setting_buyers_coming(),
  buyerArrivalMinutes: () => m.rehearsal_setting_buyer_arrival_minutes(),
  buyerStayMinutes: () => m.rehearsal_setting_buyer_stay_minutes(),
  patienceMinutes: () => m.rehearsal_setting_patience_minutes(),
  answerSeconds: () => m.rehearsal_setting_answer_seconds(),
  comes: () => m.rehearsal_setting_comes(),
  talkMinutes: () => m.rehearsal_setting_talk_minutes(),
  roundEveryMinutes: () => m.rehearsal_setting_round_every_minutes(),
  waitGoalMinutes: () => m.rehearsal_setting_wait_goal_minutes(),
};

/** Settings that are shares, shown and typed in per cent. */
export const SHARES: ReadonlySet<ShownSetting> = new Set(['buyersComing', 'comes']);

/** How a policy is called; `minutes` is how often fixed rounds pair. */
export function policyName(policy: string, minutes: number): string {
  if (policy === 'greedy') return m.rehearsal_policy_greedy();
  return policy === 'ponte' ? m.rehearsal_policy_ponte() : m.rehearsal_policy_fixed_rounds({ n: minutes });
}

/** So many tables of a kind in a venue. */
export function tablesIn(kind: PlaceKind, n: number, venue: string): string {
  return kind === 'VIDEO' ? m.rehearsal_video_tables_in({ n, venue }) : m.rehearsal_tables_in({ n, venue });
}
