import { expect, test } from 'vitest';
import { HS_CHAPTERS, readHsCode, writeHsCode } from './hsNomenclature.ts';

test.each([
  ['0901', '0901'],
  ['09.01', '0901'],
  ['0901.21', '090121'],
  ['090121', '090121'],
  ['09', '09'],
  ['8485', '8485'],
  ['9619.00', '961900'],
])('%s is read as %s', (text, code) => {
  expect(readHsCode(text)).toEqual({ code });
});

test.each(['901', '0901.2', '09012100', 'coffee', ''])('%s has no form of a code', (text) => {
  expect(readHsCode(text)).toEqual({ fault: 'hs-code-form' });
});

test.each(['77', '7701', '9801', '0911', '0503', '8469', '8107.20', '00'])(
  '%s is not in the edition of 2022',
  (text) => {
    expect(readHsCode(text)).toEqual({ fault: 'hs-code-unknown' });
  },
);

test('there are 96 chapters and 1,228 headings', () => {
  const headings = HS_CHAPTERS.flatMap((chapter) =>
    Array.from({ length: 100 }, (_, at) => chapter + String(at).padStart(2, '0')),
  );
  expect(HS_CHAPTERS).toHaveLength(96);
  expect(headings.filter((heading) => 'code' in readHsCode(heading))).toHaveLength(1228);
});

test('a code is written as people write it', () => {
  expect(['09', '0901', '090121'].map(writeHsCode)).toEqual(['09', '0901', '0901.21']);
});
