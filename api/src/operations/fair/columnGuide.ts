import { FAIR_LIST_NAMES } from '../../domain/directory/fairLists.ts';
import { headingOf, HEADINGS } from '../../domain/directory/headings.ts';
import { fieldsOf } from '../../domain/directory/lists.ts';
import { columnsOf, listTitle } from '../../domain/directory/recogniseList.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { Language } from '../../domain/kernel/language.ts';

/** Every list with its columns: the heading in this language, the headings in the four, and whether it must be there. */
export function columnGuide(language: Language): string {
  return FAIR_LIST_NAMES.map((list) => {
    const required = new Set(
      columnsOf(list)
        .filter((column) => column.required)
        .map((column) => column.key),
    );
    if (fieldsOf(list).some(([name]) => name === 'name')) required.add('name');
    const keys = [...new Set(columnsOf(list).map((column) => column.key.split('.')[0] ?? column.key))];
    const lines = keys.map((key) => {
      const isText = columnsOf(list).some((column) => column.key === `${key}.en`);
      const marks = [required.has(key) ? 'required' : '', isText ? 'in up to four languages' : ''].filter(
        (mark) => mark !== '',
      );
      const headings = LANGUAGES.map((_, index) => HEADINGS[key]?.[index]?.split('|')[0] ?? '');
      return `| ${headingOf(key, language)} | ${headings.join(' · ')} | ${marks.join(', ')} |`;
    });
    return [`## ${list} (${listTitle(list)})`, '', '| Column | Headings | |', '| --- | --- | --- |', ...lines].join(
      '\n',
    );
  }).join('\n\n');
}
