import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decodeText.ts';

const traditional = '編號,名稱,介紹\nCO-1,示範霧蓮食品（澳門）有限公司,澳門手工杏仁餅及蛋卷\n';
const simplified = '编号,名称,介绍\nCO-2,示范云坳科技有限公司,适老家具与智能护理床\n';
const portuguese =
  'Referência;Nome;Descrição\nCO-3;Demo Serrabruma, Lda.;Azeite, conservas e pão de açúcar à portuguesa\n';
const nothingKnown = () => 0;

describe('the encoding of a file is decided by strict trial', () => {
  test.each([
    ['utf-8', 'utf8', traditional],
    ['big5', 'big5-hkscs', traditional],
    ['gb18030', 'gb18030', simplified],
    ['gb18030', 'gb18030', traditional],
    ['windows-1252', 'windows-1252', portuguese],
  ])('%s', (encoding, written, text) => {
    expect(decodeText(iconv.encode(text, written), nothingKnown)).toEqual({ text, encoding });
  });

  test.each([
    ['utf-8', 'utf8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
  ])('a byte order mark settles %s and is not part of the text', (encoding, written) => {
    expect(decodeText(iconv.encode(traditional, written, { addBOM: true }), nothingKnown)).toEqual({
      text: traditional,
      encoding,
    });
  });

  test('a few characters of Big5 are told from GB18030 by the headings that are known', () => {
    const bytes = iconv.encode('編號,桌\n', 'big5');
    const understood = (text: string) => (text.includes('編號') ? 1 : 0);
    expect(decodeText(bytes, understood)?.encoding).toBe('big5');
    expect(iconv.decode(bytes, 'gb18030')).not.toContain('\u{FFFD}');
  });

  test('characters of the Hong Kong supplement are read', () => {
    expect(decodeText(iconv.encode('澳門M嘜產品認證', 'big5-hkscs'), nothingKnown)?.text).toBe('澳門M嘜產品認證');
  });

  test('bytes that no encoding allows are refused, not replaced', () => {
    expect(decodeText(Uint8Array.from([0x41, 0xff, 0xff, 0x2c, 0x81, 0x20]), nothingKnown)).toBeNull();
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0x41, 0xff]), nothingKnown)).toBeNull();
  });

  test('an empty file is empty text', () => {
    expect(decodeText(new Uint8Array(), nothingKnown)).toEqual({ text: '', encoding: 'utf-8' });
  });
});
