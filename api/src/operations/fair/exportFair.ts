import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import type { FairListName } from '../../domain/directory/fairLists.ts';
import { writeList } from '../../domain/directory/writeList.ts';
import type { AccountId } from '../../domain/kernel/id.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { FairStore } from '../../ports/fairStore.ts';

/** Which fair, and in which language its headings are to be. */
export interface ExportFair {
  readonly account: AccountId;
  readonly exhibition: string;
  readonly language: Language;
}

/** One list as a table of text, headings first. */
export interface ExportedList {
  readonly list: FairListName;
  readonly table: readonly (readonly string[])[];
}

/** The lists of a fair as tables that `importFair` reads back without a change; null: there is no such exhibition. */
export async function exportFair(fairs: FairStore, command: ExportFair): Promise<readonly ExportedList[] | null> {
  const { lists } = await fairs.load(command.account, command.exhibition);
  if (lists.exhibition.length === 0) return null;
  return FAIR_LIST_NAMES.filter((list) => lists[list].length > 0).map((list) => ({
    list,
    table: writeList(list, lists[list], command.language),
  }));
}
