import type { Instant } from '../../domain/kernel/time.ts';
import type { Refused, RefusedCode } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { LOCALES, type MessageFacts } from '../wording.ts';

/** Which type of problem a refusal is; whoever adds a code says so here. */
const TYPES: Readonly<Record<RefusedCode, string>> = {
  'offer-expired': 'OfferProblem',
  'offer-gone': 'OfferProblem',
  'already-answered': 'OfferProblem',
  'already-extended': 'OfferProblem',
  'place-taken': 'PlaceProblem',
  'place-closed': 'PlaceProblem',
  'place-unknown': 'PlaceProblem',
  'no-place-free': 'PlaceProblem',
  'session-unknown': 'SessionProblem',
  'session-not-open': 'SessionProblem',
  'session-paused': 'SessionProblem',
  'session-closed': 'SessionProblem',
  'session-state': 'SessionProblem',
  'participant-unknown': 'PresenceProblem',
  'participant-state': 'PresenceProblem',
  'interpreter-unknown': 'PresenceProblem',
  'not-yours': 'NotAllowed',
  'already-met': 'OfferProblem',
  'in-other-session': 'PresenceProblem',
  'busy-now': 'PresenceProblem',
  'missing-certificate': 'OfferProblem',
  'licence-missing': 'OfferProblem',
  'no-common-language': 'OfferProblem',
  'same-owner': 'OfferProblem',
  blocked: 'OfferProblem',
  commitment: 'OfferProblem',
  quota: 'OfferProblem',
  'quota-day': 'OfferProblem',
  'quota-kind': 'OfferProblem',
  'other-venue': 'OfferProblem',
  'meeting-gone': 'MeetingProblem',
  'meeting-state': 'MeetingProblem',
  'meeting-self': 'OfferProblem',
  'claim-needed': 'MeetingProblem',
  'place-waited-for': 'MeetingProblem',
  'outcome-missing': 'MeetingProblem',
  'currency-unknown': 'InputProblem',
  amount: 'InputProblem',
  'text-too-long': 'InputProblem',
  'text-invalid': 'InputProblem',
  'undo-too-late': 'SessionProblem',
  'undo-impossible': 'SessionProblem',
  'rules-out-of-range': 'InputProblem',
  'dates-order': 'InputProblem',
  'key-reused': 'IdempotencyProblem',
  overloaded: 'Overloaded',
  'send-again': 'Overloaded',
  'signed-out': 'NotSignedIn',
  'not-allowed': 'NotAllowed',
  'badge-unknown': 'BadgeProblem',
  'badge-revoked': 'BadgeProblem',
  'front-code': 'BadgeProblem',
  'badge-spare': 'BadgeProblem',
  'badge-taken': 'BadgeProblem',
  'badge-count': 'InputProblem',
  'spare-taken': 'BadgeProblem',
  'spare-void': 'BadgeProblem',
  'spare-other-fair': 'BadgeProblem',
  'spare-unreadable': 'BadgeProblem',
  'answer-missing': 'InputProblem',
  'organisation-unknown': 'InputProblem',
  'substitute-name': 'InputProblem',
  'substitute-side': 'InputProblem',
  'certificate-not-required': 'InputProblem',
  'other-device': 'BadgeProblem',
  'wrong-password': 'SignInProblem',
  'too-many-tries': 'SignInProblem',
  'language-unknown': 'InputProblem',
  'key-missing': 'IdempotencyProblem',
  'date-invalid': 'InputProblem',
  rating: 'InputProblem',
  minutes: 'InputProblem',
  'id-unknown': 'InputProblem',
  'rows-refused': 'ImportProblem',
  'file-encoding': 'InputProblem',
  'too-many-files': 'InputProblem',
  'too-many': 'InputProblem',
  'reference-taken': 'InputProblem',
  'still-used': 'InputProblem',
  'begin-code': 'NotAllowed',
  'begun-already': 'NotAllowed',
  'email-invalid': 'InputProblem',
  'email-in-use': 'InputProblem',
  'password-too-short': 'InputProblem',
  'plan-invalid': 'InputProblem',
  'plan-stale': 'InputProblem',
  'session-live': 'SessionProblem',
  'scope-unknown': 'InputProblem',
  'rehearsal-missing': 'SessionProblem',
  'rehearsal-running': 'SessionProblem',
  'rehearsal-setting': 'InputProblem',
  'rehearsal-setting-unknown': 'InputProblem',
  'rehearsal-too-large': 'SessionProblem',
};

/** Sentences that stand under another key than their code's. */
const KEYS: Readonly<Partial<Record<RefusedCode, string>>> = { 'other-device': 'sign_in_other_device' };

/** A refusal as the client gets it: a type, a stable code, and a sentence in the viewer's language. */
export function problem(context: ApiContext, refused: Refused, timeZone = 'UTC'): object {
  return {
    __typename: TYPES[refused.refused],
    code: refused.refused,
    message: wordRefusal(context, refused, timeZone),
    path: refused.path ?? null,
    retryAfterSeconds: refused.retryAfterSeconds ?? null,
  };
}

/** The sentence of a refusal in the viewer's language. */
export function wordRefusal(
  { wording, languages }: Pick<ApiContext, 'wording' | 'languages'>,
  { refused, facts }: Refused,
  timeZone = 'UTC',
): string {
  const language = languages[0] ?? 'en';
  const isRanged = refused === 'rules-out-of-range' && facts['most'] !== undefined;
  const key = isRanged ? 'problem_rules_between' : (KEYS[refused] ?? `problem_${refused.replaceAll('-', '_')}`);
  const worded: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (name === 'rule') {
      worded[name] = wording.word(ruleKey(String(value)), language);
      continue;
    }
    worded[name] =
      INSTANTS.has(name) && typeof value === 'number' ? clockTime(value, LOCALES[language], timeZone) : value;
  }
  return wording.word(key, language, worded satisfies MessageFacts);
}

/** Rules whose name stands under a shorter key than their own. */
const RULE_KEYS: Readonly<Record<string, string>> = {
  mostMeetingsADay: 'rule_most_a_day',
  mostWithHosted: 'rule_most_hosted',
  mostWithSmall: 'rule_most_small',
  mostWithMedium: 'rule_most_medium',
  mostWithLarge: 'rule_most_large',
  metAgainAfterHours: 'rule_met_again',
  videoAcrossVenues: 'rule_video',
};

/** The message that is a rule's name, as its page shows it. */
function ruleKey(rule: string): string {
  return RULE_KEYS[rule] ?? `rule_${rule.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`;
}

/** Facts that are moments, told as a time of day where the fair is. */
const INSTANTS: ReadonlySet<string> = new Set(['time', 'at', 'until']);

function clockTime(instant: Instant, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone }).format(instant);
}
