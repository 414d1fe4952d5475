import { foldLabel } from './foldLabel.ts';
import type { Country } from './fairLists.ts';

/** ISO 3166-1 alpha-2, all 249. */
const CODES = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN ' +
  'CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM ' +
  'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ' +
  'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

/** How lists of this trade write the territories it meets most; anything else is written by its code. */
const NAMES: Readonly<Record<Country, string>> = {
  MO: '澳門|澳门|中國澳門|中国澳门|澳門特別行政區|澳门特别行政区|澳門特區|澳门特区|Macau|Macao|Macau RAE|Macao SAR|RAEM',
  HK: '香港|中國香港|中国香港|香港特別行政區|香港特别行政区|香港特區|香港特区|RAEHK|Hong Kong|Hong Kong SAR',
  CN: '內地|内地|中國內地|中国内地|中國|中国|中國大陸|中国大陆|Interior da China|China|China continental|Mainland|Mainland China|Chinese mainland|PRC',
  PT: '葡萄牙|Portugal',
  BR: '巴西|Brasil|Brazil',
  MZ: '莫桑比克|Moçambique|Mozambique',
  AO: '安哥拉|Angola',
  CV: '佛得角|Cabo Verde|Cape Verde',
  GW: '幾內亞比紹|几内亚比绍|Guiné-Bissau|Guinea-Bissau',
  GQ: '赤道幾內亞|赤道几内亚|Guiné Equatorial|Equatorial Guinea',
  ST: '聖多美和普林西比|圣多美和普林西比|São Tomé e Príncipe|Sao Tome and Principe',
  TL: '東帝汶|东帝汶|Timor-Leste|East Timor',
  SG: '新加坡|Singapura|Singapore',
  MY: '馬來西亞|马来西亚|Malásia|Malaysia',
  ID: '印尼|印度尼西亞|印度尼西亚|Indonésia|Indonesia',
  VN: '越南|Vietname|Vietnam|Viet Nam',
  TH: '泰國|泰国|Tailândia|Thailand',
  PH: '菲律賓|菲律宾|Filipinas|Philippines',
  JP: '日本|Japão|Japan',
  KR: '韓國|韩国|Coreia do Sul|South Korea|Korea',
  IN: '印度|Índia|India',
  AE: '阿聯酋|阿联酋|Emirados Árabes Unidos|United Arab Emirates|UAE',
  DE: '德國|德国|Alemanha|Germany',
  FR: '法國|法国|França|France',
  ES: '西班牙|Espanha|Spain',
  IT: '意大利|Itália|Italy',
  GB: '英國|英国|Reino Unido|United Kingdom|UK',
  US: '美國|美国|Estados Unidos|United States|USA',
  AU: '澳洲|澳大利亞|澳大利亚|Austrália|Australia',
  ZA: '南非|África do Sul|South Africa',
};

const BY_LABEL: ReadonlyMap<string, Country> = new Map([
  ...CODES.map((code) => [foldLabel(code), code] as const),
  ...Object.entries(NAMES).flatMap(([code, names]) => names.split('|').map((name) => [foldLabel(name), code] as const)),
]);

/** Reads an ISO 3166-1 code, or a name in one of the four languages; null for anything else. */
export function readCountry(text: string): Country | null {
  return BY_LABEL.get(foldLabel(text)) ?? null;
}
