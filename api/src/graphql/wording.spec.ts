import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../domain/kernel/language.ts';
import { readWording, wordMessage } from './wording.ts';

const wording = readWording();

describe('a message', () => {
  test('is filled with its facts', () => {
    expect(wording.word('problem_place_closed', 'en', { table: '12' })).toBe('Table 12 is closed.');
    expect(wording.word('problem_place_closed', 'zh-Hant', { table: '12' })).toBe('12號桌已停用。');
  });

  test('has the plural of its language: under Portuguese of Portugal nought is many, and so is a million', () => {
    const said = (n: number) => wording.word('problem_too_many_tries', 'pt', { minutes: n });
    expect(said(1)).toMatch(/1 minuto/);
    expect(said(0)).toMatch(/0 minutos/);
    expect(said(1_000_000)).toMatch(/1000000 minutos/);
    expect(wording.word('problem_too_many_tries', 'en', { minutes: 1 })).toBe('Too many tries. Try again in 1 minute.');
  });

  test('that does not exist is its key, so that a gap is seen', () => {
    expect(wording.word('problem_of_tomorrow', 'en')).toBe('problem_of_tomorrow');
    expect(wording.has('problem_of_tomorrow')).toBe(false);
  });

  test('with two selectors takes the first arm that fits', () => {
    const message = [
      {
        declarations: ['input n', 'local nPlural = n: plural', 'input side'],
        selectors: ['nPlural', 'side'],
        match: {
          'nPlural=one, side=buyer': 'one buyer',
          'nPlural=*, side=buyer': '{n} buyers',
          'nPlural=*, side=*': '{n}',
        },
      },
    ];
    expect(wordMessage(message, 'en', { n: 1, side: 'buyer' })).toBe('one buyer');
    expect(wordMessage(message, 'en', { n: 3, side: 'buyer' })).toBe('3 buyers');
    expect(wordMessage(message, 'en', { n: 3, side: 'exhibitor' })).toBe('3');
  });
});

/** Codes with which something may be refused or told, each with its message. */
const KEYS = [
  ...[
    'offer-expired',
    'offer-gone',
    'already-answered',
    'already-extended',
    'place-taken',
    'place-closed',
    'place-unknown',
    'no-place-free',
    'session-unknown',
    'session-not-open',
    'session-paused',
    'session-closed',
    'session-state',
    'participant-unknown',
    'participant-state',
    'not-yours',
    'already-met',
    'in-other-session',
    'busy-now',
    'missing-certificate',
    'licence-missing',
    'no-common-language',
    'same-owner',
    'blocked',
    'commitment',
    'quota',
    'other-venue',
    'meeting-gone',
    'meeting-state',
    'meeting-self',
    'claim-needed',
    'place-waited-for',
    'outcome-missing',
    'currency-unknown',
    'amount',
    'text-too-long',
    'text-invalid',
    'rules-out-of-range',
    'dates-order',
    'key-reused',
    'overloaded',
    'signed-out',
    'not-allowed',
    'badge-unknown',
    'badge-revoked',
    'front-code',
    'wrong-password',
    'too-many-tries',
    'language-unknown',
    'key-missing',
    'date-invalid',
    'rating',
    'minutes',
    'id-unknown',
    'rows-refused',
    'file-encoding',
    'too-large',
    'too-costly',
    'bad-request',
    'unknown',
  ].map((code) => `problem_${code.replaceAll('-', '_')}`),
  ...[
    'goods',
    'words',
    'theme',
    'recognised',
    'certificate_open',
    'certificate',
    'price',
    'budget',
    'capacity',
    'quantity',
    'market',
    'agreement',
    'lead_time',
    'mutual',
    'language',
    ...['budget', 'price', 'capacity', 'quantity', 'market'].map((code) => `${code}_theirs`),
  ].map((code) => `offer_reason_${code}`),
  ...[
    'no_profile',
    'quota',
    'commitment',
    'commitment_now',
    'next_round',
    'no_table',
    'taken',
    'in_meeting',
    'other_venue',
    'no_video',
    'video_taken',
    'certificate',
    'certificate_yours',
    'licence',
    'licence_yours',
    'language',
    'later',
    'met',
    'nobody',
  ].map((code) => `why_${code}`),
  'sign_in_other_device',
];

test.each(LANGUAGES)('every refusal and reason has its sentence in %s', (language) => {
  const missing = KEYS.filter((key) => wording.word(key, language) === key);
  expect(missing).toEqual([]);
});
