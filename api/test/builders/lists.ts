/** The lists of a small invented fair, as an organiser's tables. */
import type { FairListName } from '../../src/domain/directory/fairLists.ts';
import type { Sheet } from '../../src/domain/directory/sheet.ts';

/** Tables by list, headings first. */
export type Tables = Partial<Record<FairListName, readonly (readonly string[])[]>>;

/** One table as it is read from a file of the same name. */
export function sheetOf(name: string, table: readonly (readonly string[])[]): Sheet {
  return { file: `${name}.csv`, name, rows: table.map((cells, index) => ({ number: index + 1, cells })) };
}

/** All tables as sheets. */
export function sheetsOf(tables: Tables): Sheet[] {
  return Object.entries(tables).map(([name, table]) => sheetOf(name, table));
}

/** A fair with one row, or two, of each list; headings in several languages. */
export const SMALL_FAIR: Tables = {
  exhibition: [
    ['Reference', 'Name', '名稱', 'Starts on', 'Ends on', 'Time zone', 'Themes'],
    ['small-fair', 'Demo fair', '示範展', '2027-03-11', '2027-03-14', 'Asia/Macau', 'FOOD; SILVER'],
  ],
  rates: [
    ['Currency', 'Per US dollar', 'As of'],
    ['MOP', '8.034', '2027-03-01'],
    ['JPY', '151.25', '2027-03-01'],
  ],
  venues: [
    ['編號', '名稱', '地區', '場內步行分鐘'],
    ['MO', '澳門館', '澳門', '4'],
    ['HQ', '橫琴館', 'CN', '3'],
  ],
  places: [
    ['Venue', 'Label', 'Place kind', 'Company'],
    ['MO', '1-12', 'table', ''],
    ['HQ', 'V1-V2', 'video', ''],
    ['MO', 'A07', 'stand', 'CO-1'],
  ],
  sessions: [
    ['Reference', 'Name', 'Session kind', 'Themes', 'Starts at', 'Ends at', 'Meeting minutes', 'Places'],
    ['S1', 'Demo sourcing', 'sourcing', 'FOOD', '2027-03-11 10:00', '2027-03-11 17:30', '12', 'MO:1-10; HQ:V1-V2'],
  ],
  companies: [
    ['Referência', 'Nome', 'País', 'Temas', 'Mercados-alvo', 'N.º de trabalhadores', 'Descrição'],
    ['CO-1', 'Demo Serrabruma, Lda. (Demonstração)', 'Portugal', 'FOOD', 'Macau; China', '14', 'Azeite e conservas'],
    ['CO-2', 'Demo Valdorne, Lda. (Demonstração)', 'PT', 'FOOD', '', '', ''],
  ],
  products: [
    [
      'Reference',
      'Company',
      'Name (pt)',
      'HS code',
      'Origin',
      'RVC',
      'Price from',
      'Price to',
      'Price currency',
      'MOQ',
      'MOQ unit',
    ],
    ['PR-1', 'CO-1', 'Azeite virgem extra', '1509.20', 'PT', '92.5', '4.20', '6', 'EUR', '40', 'case'],
  ],
  buyers: [
    ['编号', '名称', '国家', '所在市场', '特邀'],
    ['BU-1', '珠海示范云坳贸易有限公司', '中国', '中国', '是'],
  ],
  requirements: [
    [
      'Reference',
      'Buyer',
      'Name (zh-Hans)',
      'HS codes',
      'Delivery market',
      'Quantity',
      'Quantity unit',
      'Must certificates',
    ],
    ['RQ-1', 'BU-1', '橄榄油', '1509', 'CN', '60', 'case', 'HACCP'],
  ],
  certificates: [
    ['Reference', 'Company', 'Product', 'Scheme', 'State', 'Valid from', 'Valid until', 'Verified'],
    ['CE-1', 'CO-1', 'PR-1', 'HACCP', 'granted', '2025-05-01', '2028-04-30', 'yes'],
  ],
  licences: [
    ['Reference', 'Buyer', 'Regulated goods', 'Valid until'],
    ['LI-1', 'BU-1', 'Rough diamonds', '2027-12-31'],
  ],
  people: [
    ['Reference', 'Name', 'Role', 'Company', 'Buyer', 'Venue', 'Speaks', 'Reads', 'E-mail', 'Consent', 'Sessions'],
    [
      'PE-1',
      'Demo representative',
      'exhibitor',
      'CO-1',
      '',
      'MO',
      'pt; en',
      'pt',
      'pe1@serrabruma.example',
      'yes',
      'S1',
    ],
    ['PE-2', 'Demo buyer', 'buyer', '', 'BU-1', 'HQ', 'cmn', 'zh-Hans', '', 'no', 'S1'],
  ],
  commitments: [
    ['Person', 'Starts at', 'Ends at', 'Commitment kind', 'Where'],
    ['PE-1', '2027-03-11 12:30', '2027-03-11 13:30', 'meal', 'Demo canteen'],
  ],
  relations: [
    ['Company', 'Buyer', 'Stated by', 'Relation'],
    ['CO-1', 'BU-1', 'Expositor', '有意洽談'],
  ],
};
