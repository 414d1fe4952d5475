import { describe, expect, test } from 'vitest';
import { SETTING_NAMES, SETTINGS, settingsWith, USUAL_SETTINGS } from './settings.ts';

describe('[RH3] every setting', () => {
  test.each(SETTING_NAMES)('%s has a default within its range, and a source', (name) => {
    const { range, source, usual } = SETTINGS[name];
    expect(usual).toBeGreaterThanOrEqual(range[0]);
    expect(usual).toBeLessThanOrEqual(range[1]);
    expect(source).not.toBe('');
  });
});

describe('[RH4] settings', () => {
  test('that are given change those, and no other', () => {
    expect(settingsWith({ comes: 0.5 })).toEqual({ ...USUAL_SETTINGS, comes: 0.5 });
  });

  test.each([
    ['comes', -0.1],
    ['comes', 1.1],
    ['talkMinutes', 0],
    ['talkMinutes', Number.NaN],
    ['talkMinutes', Number.POSITIVE_INFINITY],
    ['talkMinutes', '12'],
    ['talkMinutes', null],
  ])('out of their range are refused by name and range: %s %s', (setting, value) => {
    const [least, most] = SETTINGS[setting as 'comes'].range;
    expect(settingsWith({ [setting]: value })).toEqual({ fault: 'setting-out-of-range', setting, least, most });
  });

  test.each(SETTING_NAMES)('%s is refused just below and just above its range, and taken at both ends', (setting) => {
    const [least, most] = SETTINGS[setting].range;
    const fault = { fault: 'setting-out-of-range', setting, least, most };
    expect(settingsWith({ [setting]: least - 0.001 })).toEqual(fault);
    expect(settingsWith({ [setting]: most + 0.001 })).toEqual(fault);
    for (const end of [least, most])
      expect(settingsWith({ [setting]: end })).toEqual({ ...USUAL_SETTINGS, [setting]: end });
  });

  test('that nobody knows are refused by name', () => {
    expect(settingsWith({ mood: 1 })).toEqual({ fault: 'setting-unknown', setting: 'mood' });
    expect(settingsWith({ constructor: 1 })).toEqual({ fault: 'setting-unknown', setting: 'constructor' });
  });
});
