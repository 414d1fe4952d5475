/** The steps of setting up, in words. */
import { m } from '#lib/messages/index.ts';

export const STEP_NAMES = {
  fair: { name: m.setup_step_fair, hint: m.setup_step_fair_hint, title: m.setup_title_fair },
  venues: { name: m.setup_step_venues, hint: m.setup_step_venues_hint, title: m.setup_title_venues },
  sessions: { name: m.setup_step_sessions, hint: m.setup_step_sessions_hint, title: m.setup_title_sessions },
  lists: { name: m.setup_step_lists, hint: m.setup_step_lists_hint, title: m.setup_title_lists },
  run: { name: m.setup_step_run, hint: m.setup_step_run_hint, title: m.setup_title_run },
} as const;
