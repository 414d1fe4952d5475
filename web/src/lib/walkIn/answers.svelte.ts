/** What a walk-in answers, question by question. */
import type { LocalText } from '#lib/api/localText.ts';

export type WalkInSide = 'BUYER' | 'EXHIBITOR';
export type Question = 'who' | 'what' | 'market' | 'languages';

/** One thing that is sought or offered. */
export interface Thing {
  code: string;
  name: LocalText;
}

/** Languages that meetings are held in here; what else somebody speaks is asked for at the desk. */
export const SPOKEN = ['yue', 'cmn', 'pt', 'en'] as const;
/** The markets around the fair stand open; the others behind one press. */
export const MARKETS = ['MO', 'HK', 'CN', 'PT', 'BR', 'AO'] as const;
export const MORE_MARKETS = [
  'MZ',
  'CV',
  'TL',
  'GW',
  'ST',
  'GQ',
  'SG',
  'MY',
  'TH',
  'VN',
  'ID',
  'JP',
  'KR',
  'AE',
  'GB',
  'FR',
  'ES',
  'DE',
  'US',
] as const;

/** So many of each answer, as the API takes them. */
const MOST = 8;

export class Answers {
  side = $state<WalkInSide>('BUYER');
  nameChinese = $state('');
  nameLatin = $state('');
  organisation = $state('');
  /** A company or buyer of the fair that somebody belongs to, found at the desk; what it trades is known then. */
  existing = $state.raw<{ id: string; name: LocalText } | null>(null);
  things = $state.raw<readonly Thing[]>([]);
  /** What no heading says. */
  words = $state('');
  markets = $state.raw<readonly string[]>([]);
  languages = $state.raw<readonly string[]>([]);
  /** The question that stands open; null: all are answered. */
  open = $state<Question | null>('who');

  /** What the API takes. */
  get input() {
    const name = [
      { language: 'zh-Hant', text: this.nameChinese },
      { language: 'en', text: this.nameLatin },
    ].filter(({ text }) => text.trim() !== '');
    const organisation = this.organisation.trim();
    const isChinese = /\p{Script=Han}/u.test(organisation);
    return {
      side: this.side,
      name,
      organisation: organisation ? [{ language: isChinese ? 'zh-Hant' : 'en', text: organisation }] : [],
      country: null,
      goods: this.things.map(({ code }) => code),
      words: this.words.trim() || null,
      markets: [...this.markets],
      languages: [...this.languages],
    };
  }

  /** Whether a question has its answer; names may be left out. */
  has(question: Question): boolean {
    if (question === 'who') return true;
    const isDealing = this.things.length > 0 || this.words.trim() !== '';
    if (question === 'what') return isDealing || this.existing !== null;
    if (question === 'market') return this.markets.length > 0 || (this.existing !== null && !isDealing);
    return this.languages.length > 0;
  }

  /** Whether all three are answered. */
  get complete(): boolean {
    return this.has('what') && this.has('market') && this.has('languages');
  }

  /** Goes on to the first question after this one that has no answer. */
  next(): void {
    const order: readonly Question[] = ['who', 'what', 'market', 'languages'];
    const from = this.open === null ? order.length : order.indexOf(this.open) + 1;
    this.open =
      order.slice(from).find((question) => !this.has(question)) ?? order.find((one) => !this.has(one)) ?? null;
  }

  /** Belongs to one that is known: its name is not typed any more. */
  join(organisation: { id: string; name: LocalText }): void {
    this.existing = { id: organisation.id, name: organisation.name };
    this.organisation = organisation.name.text ?? '';
  }

  take(thing: Thing): void {
    if (this.things.length < MOST && !this.things.some(({ code }) => code === thing.code)) {
      this.things = [...this.things, thing];
    }
  }

  drop(code: string): void {
    this.things = this.things.filter((thing) => thing.code !== code);
  }

  turnMarket(code: string): void {
    this.markets = turned(this.markets, code);
  }

  turnLanguage(tag: string): void {
    this.languages = turned(this.languages, tag);
  }
}

/** With it where it was not, without it where it was; in the order of choosing. */
function turned(chosen: readonly string[], one: string): readonly string[] {
  if (chosen.includes(one)) return chosen.filter((other) => other !== one);
  return chosen.length < MOST ? [...chosen, one] : chosen;
}
