import type { FairChange } from '../../domain/directory/fairChange.ts';
import type { FairListName, FairRow, HsCode } from '../../domain/directory/fairLists.ts';
import type { ListSpec } from '../../domain/directory/listSpec.ts';
import { LISTS } from '../../domain/directory/lists.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { Language, LocalizedText } from '../../domain/kernel/language.ts';
import type { FoldedWords, TradeNames } from '../../ports/fairStore.ts';
import type { TextFolder } from '../../ports/textFolder.ts';

/** Lists whose rows are searched or matched by words. */
const WITH_WORDS = [
  'exhibition',
  'companies',
  'products',
  'buyers',
  'requirements',
  'people',
] as const satisfies readonly FairListName[];

/**
 * The words of every added and changed row: its own texts in all their languages, and the names of its goods in all languages of the
 * nomenclature, which stand in for translations (`Café torrado` is found by 咖啡 through heading 0901).
 */
export function foldWords(change: FairChange, names: TradeNames, folder: TextFolder): FoldedWords {
  return Object.fromEntries(WITH_WORDS.map((list) => [list, wordsOf(list)]));

  function wordsOf(list: (typeof WITH_WORDS)[number]): ReadonlyMap<string, readonly string[]> {
    const { key } = LISTS[list] as ListSpec<FairRow>;
    const rows: readonly FairRow[] = [...change[list].added, ...change[list].changed.map((changed) => changed.after)];
    return new Map(rows.map((row) => [key(row), wordsOfRow(row)]));
  }

  function wordsOfRow(row: FairRow): readonly string[] {
    const texts = [
      ...('name' in row ? textsOf(row.name) : []),
      ...('description' in row ? textsOf(row.description) : []),
      ...('hsCodes' in row ? row.hsCodes.flatMap(namesOfGoods) : []),
    ];
    return [...new Set(texts.flatMap(([language, text]) => folder.tokens(text, language)))];
  }

  function namesOfGoods(code: HsCode): readonly (readonly [Language, string])[] {
    return [code, code.slice(0, 4)].flatMap((held) => textsOf(names.hsNames.get(held) ?? {}));
  }
}

function textsOf(text: LocalizedText): readonly (readonly [Language, string])[] {
  return LANGUAGES.flatMap((language) => (text[language] === undefined ? [] : [[language, text[language]] as const]));
}
