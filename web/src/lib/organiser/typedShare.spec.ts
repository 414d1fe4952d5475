import { expect, test } from 'vitest';
import { formatsIn } from '../messages/format.ts';
import { typedShare } from './typedShare.ts';

test.each([
  ['85', 0.85],
  ['85%', 0.85],
  [' 89,4 % ', 0.894],
  ['89.4％', 0.894],
  ['0', 0],
  ['100', 1],
  ['120', 1.2],
  ['12.3456', 0.123456],
])('%s is a share', (text, share) => {
  expect(typedShare(text)).toBe(share);
});

test.each(['', '-5', 'all', '1,2,3', '8 of 10', '.5'])('%s is none', (text) => {
  expect(typedShare(text)).toBeUndefined();
});

test.each(['en', 'zh-Hant', 'zh-Hans', 'pt'] as const)('what is shown in %s can be typed again', (language) => {
  for (const share of [0, 0.005, 0.29, 0.5, 0.57, 0.85, 0.894, 1])
    expect(typedShare(formatsIn(language).percent(share, 2))).toBe(share);
});
