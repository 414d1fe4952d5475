import { expect, test } from 'vitest';
import { create } from 'fontkit';
import { readWording } from '../../graphql/wording.ts';
import { fontsFor } from './reportFonts.ts';

const wording = readWording();
const KEYS = ['after_not_counted', 'after_gap', 'after_sentence', 'after_group_wait', 'fairness_gini_hint'];

test.each(['zh-Hant', 'zh-Hans', 'pt', 'en'] as const)(
  'every character of a report in %s has its shape',
  async (language) => {
    const words = [
      ...KEYS.map((key) => wording.word(key, language)),
      'Demo Cafezirá Sơn Vãng（澳門） 480 000,50 MOP 40%',
    ];
    const fonts = await fontsFor(words, language);
    const held = new Set(fonts.flatMap(({ characters }) => [...characters]));
    const missing = [...new Set(words.join(''))].filter((character) => character.trim() !== '' && !held.has(character));
    expect(missing).toEqual([]);
  },
);

test('a Traditional report draws in Traditional shapes first, a Simplified one in Simplified', async () => {
  const familyOf = async (language: 'zh-Hant' | 'zh-Hans') => (await fontsFor(['直'], language))[0]?.key.slice(0, 12);
  expect(await familyOf('zh-Hant')).toBe('noto-sans-tc');
  expect(await familyOf('zh-Hans')).toBe('noto-sans-sc');
});

test('names in the other script are drawn by the family that has their shapes, beside those of the document', async () => {
  const names = '中山示范饮品（示範飲品）· 广州横琴绿绣监';
  for (const language of ['en', 'pt', 'zh-Hant', 'zh-Hans'] as const) {
    const fonts = await fontsFor([names], language);
    const held = new Set(fonts.flatMap(({ characters }) => [...characters]));
    expect([...names].filter((character) => character.trim() !== '' && !held.has(character))).toEqual([]);
    for (const { characters, files } of fonts)
      for (const weight of [400, 700] as const)
        expect(create(files[weight]).characterSet).toEqual(
          expect.arrayContaining([...characters].map((character) => character.codePointAt(0))),
        );
  }
});
