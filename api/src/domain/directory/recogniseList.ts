import { LANGUAGES } from '../kernel/language.ts';
import type { Language } from '../kernel/language.ts';
import { FAIR_LIST_NAMES } from './fairLists.ts';
import type { FairListName } from './fairLists.ts';
import type { Column } from './field/field.ts';
import { foldLabel } from './foldLabel.ts';
import { meaningsOf } from './headings.ts';
import type { HeadingMeaning } from './headings.ts';
import { fieldsOf, LISTS } from './lists.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Which list a sheet is, and which of its columns is which. */
export interface Recognition {
  readonly list: FairListName;
  readonly header: SheetRow;
  /** Most of the headings are written in it: a heading that is missing is named in it too. */
  readonly language: Language;
  /** Column of the list to position in the sheet. */
  readonly positions: ReadonlyMap<string, number>;
  /** Positions of headings that no column of the list has. */
  readonly ignored: readonly number[];
  /** Positions of headings that name a column which another heading names already. */
  readonly repeated: readonly number[];
  /** Required columns that are not there. */
  readonly missing: readonly string[];
}

/** How people name the lists, as a file or a sheet. */
const LIST_NAMES: Readonly<Record<FairListName, string>> = {
  exhibition: '展覽會|展覽|展會|展览会|展览|展会|Exposição|Feira|Exhibition|Fair',
  rates: '匯率|汇率|Câmbios|Câmbio|Rates|Currency rates',
  venues: '場館|场馆|Recintos|Recinto|Venues|Venue',
  places: '洽談位|洽談桌|洽谈位|洽谈桌|桌|Lugares|Mesas|Places|Tables',
  sessions: '配對專場|專場|对接专场|专场|Sessões|Sessões de encontros|Sessions|Pairing sessions',
  companies: '企業|參展商|参展商|企业|Empresas|Expositores|Companies|Exhibitors',
  products: '產品|产品|Produtos|Products',
  buyers: '買家|采购商|买家|Compradores|Buyers',
  requirements: '採購需求|需求|采购需求|Pedidos|Pedidos de compra|Requirements',
  certificates: '證書|认证|認證|证书|Certificados|Certificates',
  licences: '准照|许可证|Licenças|Licences|Licenses',
  people: '人員|人员|Pessoas|People|Persons',
  commitments: '已有安排|安排|Compromissos|Commitments',
  relations: '意向及迴避|意向|迴避|意向及回避|回避|Interesses e conflitos|Relações|Relations|Interests and conflicts',
};

const BY_NAME: ReadonlyMap<string, FairListName> = new Map(
  FAIR_LIST_NAMES.flatMap((list) =>
    [list, ...LIST_NAMES[list].split('|')].map((name) => [foldLabel(name), list] as const),
  ),
);

/** Words that people put around the name of a list. */
const AROUND_NAME = /名單|名单|名錄|名录|列表|清單|清单|表$|^listade|^lista|list$|^demo|demo$|示範|示范/g;

/** Titles and notes may stand above the headings, but not many. */
const ROWS_ABOVE_HEADINGS = 10;

/** The columns of a list in the order in which Ponte writes them. */
export function columnsOf(list: FairListName): readonly Column[] {
  const columns = fieldsOf(list).flatMap(([, field]) => field.columns);
  return [...new Map(columns.map((column) => [column.key, column])).values()];
}

/** How one language names a list, for the name of its file. */
export function listTitle(list: FairListName): string {
  return LIST_NAMES[list].split('|')[0] ?? list;
}

/** Which list a sheet is: by its name, or else by its headings; null where it is none of them. */
export function recogniseList(sheet: Sheet): Recognition | null {
  const named = BY_NAME.get(foldLabel(sheet.name).replaceAll(/\p{N}/gu, '').replaceAll(AROUND_NAME, ''));
  const readings = (named ? [named] : FAIR_LIST_NAMES).flatMap((list) => readHeadings(list, sheet) ?? []);
  const [best] = readings
    .filter((reading) => named !== undefined || reading.missing.length === 0)
    .sort((one, other) => other.positions.size - other.ignored.length - (one.positions.size - one.ignored.length));
  return best ?? null;
}

/** The row with the most known headings among the first few, read as the headings of the list. */
function readHeadings(list: FairListName, sheet: Sheet): Recognition | null {
  const meanings = MEANINGS[list];
  const known = (row: SheetRow) => row.cells.filter((cell) => meanings.has(foldLabel(cell))).length;
  const filled = sheet.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const [header] = filled.slice(0, ROWS_ABOVE_HEADINGS).sort((one, other) => known(other) - known(one));
  if (header === undefined || known(header) === 0) return null;
  const heard = header.cells.map((cell) => meanings.get(foldLabel(cell)) ?? []);
  const spoken = languageOf(heard);
  const positions = new Map<string, number>();
  const ignored: number[] = [];
  const repeated: number[] = [];
  for (const [position, candidates] of heard.entries()) {
    const key = (candidates.find((meaning) => meaning.language === spoken) ?? candidates[0])?.key;
    if (key !== undefined && positions.has(key)) repeated.push(position);
    else if (key !== undefined) positions.set(key, position);
    else if (header.cells[position]?.trim() !== '') ignored.push(position);
  }
  const missing = requiredColumns(list).filter((key) => !isThere(positions, key));
  return { list, header, language: spoken, positions, ignored, repeated, missing };
}

/** The language in which most headings are written that only one language writes so. */
function languageOf(heard: readonly (readonly HeadingMeaning[])[]): Language {
  const votes = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]));
  for (const meanings of heard) {
    const languages = new Set(meanings.map((meaning) => meaning.language));
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.size);
  }
  return [...votes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'en';
}

/** Required columns; a localized name counts as one column that any of its languages fills. */
function requiredColumns(list: FairListName): readonly string[] {
  const keys = columnsOf(list)
    .filter((column) => column.required)
    .map((column) => column.key);
  return 'name' in LISTS[list].fields ? [...keys, 'name'] : keys;
}

function isThere(positions: ReadonlyMap<string, number>, key: string): boolean {
  return positions.has(key) || LANGUAGES.some((language) => positions.has(`${key}.${language}`));
}

const MEANINGS = Object.fromEntries(
  FAIR_LIST_NAMES.map((list) => [
    list,
    meaningsOf(
      list,
      columnsOf(list).map((column) => column.key),
    ),
  ]),
) as Readonly<Record<FairListName, ReturnType<typeof meaningsOf>>>;
