import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import type { FairListName } from '../../domain/directory/fairLists.ts';
import { fieldsOf } from '../../domain/directory/lists.ts';
import { HEADINGS } from '../../domain/directory/headings.ts';
import { columnsOf, listTitle } from '../../domain/directory/recogniseList.ts';

/** Every list with its columns: the heading in the four languages, what may stand there, and whether it must. */
export function columnGuide(): string {
  return FAIR_LIST_NAMES.map(guideOf).join('\n\n');
}

function guideOf(list: FairListName): string {
  const columns = new Map(columnsOf(list).map((column) => [column.key.split('.')[0] ?? column.key, column]));
  const isNamed = fieldsOf(list).some(([field]) => field === 'name');
  const lines = [...columns].map(([key, { required, hint }]) => {
    const headings = (HEADINGS[key] ?? []).map((words) => words.split('|')[0] ?? '');
    const isRequired = required || (key === 'name' && isNamed);
    return `| ${headings.join(' | ')} | ${hint} | ${isRequired ? 'yes' : ''} |`;
  });
  const head = ['| zh-Hant | zh-Hans | pt | en | what | required |', '| --- | --- | --- | --- | --- | --- |'];
  return [`## ${list} (${listTitle(list)})`, '', ...head, ...lines].join('\n');
}
