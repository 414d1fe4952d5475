import type { BadgeId, ExhibitionId, OrganisationId, PersonId, SessionId } from '../../domain/kernel/id.ts';
import { LANGUAGES, textIn, type Language, type LocalizedText } from '../../domain/kernel/language.ts';
import type { Registration, RegisteredGoods, SpareBadge } from '../../ports/spareBadges.ts';
import type { Ports } from '../kernel/ports.ts';
import { foldWords } from '../directory/searchIn.ts';
import type { WalkInAnswers } from './walkInAnswers.ts';

/** Whose badge becomes whose, and by which request. */
export interface Binding {
  spare: SpareBadge;
  answers: WalkInAnswers;
  session: SessionId | null;
  request: string;
  reads: Language;
}

/** What speakers of a language read, where they did not say. */
const READS: Readonly<Record<string, Language>> = { yue: 'zh-Hant', cmn: 'zh-Hans', zh: 'zh-Hans', pt: 'pt' };

/** What somebody reads, by what they speak first. */
export function readsOf({ languages }: Pick<WalkInAnswers, 'languages'>): Language {
  return READS[languages[0] ?? ''] ?? 'en';
}

/** Three answers as rows of the directory: one product or requirement for each thing and market. Whoever gave no name goes by the code on the badge. */
export function registrationOf(
  ports: Pick<Ports, 'newId' | 'textFolder'>,
  { spare, answers, session, request, reads }: Binding,
): Registration {
  const { side, languages, markets, country } = answers;
  const reference = `walk-in ${spare.frontCode}`;
  const own = textIn(answers.name, []) ? answers.name : { en: spare.frontCode };
  const name = textIn(answers.organisation, []) ? answers.organisation : own;
  return {
    spare: spare.id as BadgeId,
    request,
    exhibition: spare.exhibition as ExhibitionId,
    session,
    side,
    organisation: answers.existing ?? {
      id: ports.newId() as OrganisationId,
      reference,
      name,
      tokens: tokensOf(ports, name),
      country,
      markets,
    },
    person: { id: ports.newId() as PersonId, reference, name: own, tokens: tokensOf(ports, own), reads, languages },
    goods: goodsOf(ports, { answers, reference, reads }),
  };
}

function goodsOf(
  ports: Pick<Ports, 'newId' | 'textFolder'>,
  { answers, reference, reads }: { answers: WalkInAnswers; reference: string; reads: Language },
): RegisteredGoods[] {
  const { side, goods, words, markets, country } = answers;
  const things = goods.map(({ code, name, tokens }) => ({ name, tokens, hsCodes: [code] }));
  if (words) things.push({ name: { [reads]: words }, tokens: foldWords(ports, words), hsCodes: [] });
  const places = side === 'buyer' ? markets : [country];
  return things
    .flatMap((thing) => places.map((market) => ({ ...thing, market })))
    .map((one, at) => ({ ...one, id: ports.newId(), reference: `${reference} ${at + 1}` }));
}

/** The folded words of a name in all its languages. */
export function tokensOf(ports: Pick<Ports, 'textFolder'>, name: LocalizedText): readonly string[] {
  const texts = LANGUAGES.flatMap((language) => (name[language] ? [{ language, text: name[language] }] : []));
  return [...new Set(texts.flatMap(({ text, language }) => ports.textFolder.tokens(text, language)))];
}
