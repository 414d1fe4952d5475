import type { SpokenLanguage } from '../kernel/language.ts';
import { foldLabel } from './foldLabel.ts';

/** Languages spoken at these fairs: BCP 47 primary tag, then how lists write them. Written forms (zh-Hant, zh-Hans) are not spoken ones. */
const NAMES: Readonly<Record<SpokenLanguage, string>> = {
  yue: '粵語|粤语|廣東話|广东话|廣州話|Cantonês|Cantonese',
  cmn: '普通話|普通话|國語|国语|Mandarim|Mandarin|Putonghua',
  nan: '閩南語|闽南语|福建話|Hokkien|Min Nan',
  hak: '客家話|客家话|Hakka',
  pt: '葡語|葡语|葡萄牙語|葡萄牙语|Português|Portuguese',
  en: '英語|英语|英文|Inglês|English',
  id: '印尼語|印尼语|Indonésio|Indonesian|Bahasa Indonesia',
  ms: '馬來語|马来语|Malaio|Malay',
  vi: '越南語|越南语|Vietnamita|Vietnamese',
  th: '泰語|泰语|Tailandês|Thai',
  ja: '日語|日语|Japonês|Japanese',
  ko: '韓語|韩语|Coreano|Korean',
  fr: '法語|法语|Francês|French',
  es: '西班牙語|西班牙语|Espanhol|Spanish',
  de: '德語|德语|Alemão|German',
  it: '意大利語|意大利语|Italiano|Italian',
  ru: '俄語|俄语|Russo|Russian',
  ar: '阿拉伯語|阿拉伯语|Árabe|Arabic',
  hi: '印地語|印地语|Hindi',
  ta: '淡米爾語|泰米尔语|Tâmil|Tamil',
  tl: '他加祿語|他加禄语|Tagalo|Tagalog|Filipino',
  tet: '德頓語|德顿语|Tétum|Tetum',
  nl: '荷蘭語|荷兰语|Neerlandês|Dutch',
};

const BY_LABEL: ReadonlyMap<string, SpokenLanguage> = new Map(
  Object.entries(NAMES).flatMap(([tag, names]) =>
    [tag, ...names.split('|')].map((name) => [foldLabel(name), tag] as const),
  ),
);

/** Reads a tag, or a name in one of the four languages; null where Ponte does not know the language. */
export function readSpokenLanguage(text: string): SpokenLanguage | null {
  return BY_LABEL.get(foldLabel(text)) ?? null;
}
