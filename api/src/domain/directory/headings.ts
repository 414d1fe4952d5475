import { LANGUAGES } from '../kernel/language.ts';
import type { Language } from '../kernel/language.ts';
import type { FairListName } from './fairLists.ts';
import { foldLabel } from './foldLabel.ts';

/**
 * The headings of the columns by key: zh-Hant, zh-Hans, pt, en; within a language the first is the one that Ponte writes,
 * the others are understood as well. Case, width, accents, spaces and signs do not count.
 */
export const HEADINGS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  reference: ['編號|代碼|代號', '编号|代码|代号', 'Referência|Código|Ref', 'Reference|Ref|Code|ID'],
  name: ['名稱|姓名|品名', '名称|姓名|品名', 'Nome|Designação', 'Name|Title'],
  description: ['介紹|描述|說明|簡介', '介绍|描述|说明|简介', 'Descrição|Apresentação', 'Description|Profile'],
  startsOn: ['開始日期|開幕日期', '开始日期|开幕日期', 'Data de início|Início', 'Starts on|Start date|From'],
  endsOn: ['結束日期|閉幕日期', '结束日期|闭幕日期', 'Data de fim|Fim', 'Ends on|End date|To'],
  timeZone: ['時區', '时区', 'Fuso horário', 'Time zone'],
  themes: ['主題', '主题', 'Temas|Tema', 'Themes|Theme'],
  country: [
    '國家或地區|國家/地區|地區|國家',
    '国家或地区|国家/地区|地区|国家',
    'País ou território|País|Território',
    'Country or territory|Country|Territory',
  ],
  zone: ['園區|特別區域', '园区|特别区域', 'Zona', 'Zone'],
  address: ['地址', '地址', 'Morada|Endereço', 'Address'],
  currency: ['貨幣', '币种', 'Moeda', 'Currency'],
  perDollar: ['每美元', '每美元', 'Por 1 USD|Por dólar', 'Per US dollar|Per 1 USD'],
  asOf: ['匯率日期', '汇率日期', 'Data do câmbio', 'As of|Rate date'],
  source: ['來源', '来源', 'Fonte', 'Source'],
  walkMinutes: ['場內步行分鐘', '场内步行分钟', 'Minutos a pé', 'Walk minutes'],
  hallSize: [
    '場地大小|場館大小',
    '场地大小|场馆大小',
    'Dimensões do recinto|Dimensões',
    'Hall size|Size of the hall|Width x depth',
  ],
  entrance: ['入口', '入口', 'Entrada', 'Entrance'],
  interpretersAt: ['傳譯員等候處', '口译员等候处', 'Ponto dos intérpretes', 'Interpreters wait at'],
  ways: ['通道', '通道', 'Passagens', 'Ways|Aisles'],
  venue: ['場館|場館編號', '场馆|场馆编号', 'Recinto', 'Venue|Venue code'],
  label: ['桌號|位置|展位號', '桌号|位置|展位号', 'Número|Mesa|Lugar', 'Label|Number|Table|Place'],
  placeKind: ['洽談位種類|位置種類', '洽谈位种类|位置种类', 'Tipo de lugar', 'Place kind|Kind of place'],
  hallZone: ['分區|區', '分区|区', 'Zona', 'Zone'],
  spots: [
    '平面圖位置|圖上位置',
    '平面图位置|图上位置',
    'Posição na planta|Posição',
    'Position on the plan|Position|Stands at',
  ],
  company: [
    '企業編號|企業|參展商|參展商編號',
    '企业编号|企业|参展商|参展商编号',
    'Empresa|Código da empresa|Expositor',
    'Company|Company code|Exhibitor',
  ],
  sessionKind: ['專場種類', '专场种类', 'Tipo de sessão', 'Session kind|Kind'],
  startsAt: ['開始時間', '开始时间', 'Hora de início|Das', 'Starts at|Start time'],
  endsAt: ['結束時間', '结束时间', 'Hora de fim|Às', 'Ends at|End time'],
  meetingMinutes: ['洽談分鐘', '洽谈分钟', 'Minutos por reunião', 'Meeting minutes'],
  answerSeconds: ['回覆秒數', '回复秒数', 'Segundos para responder', 'Answer seconds'],
  cooldownSeconds: ['記錄秒數', '记录秒数', 'Segundos para registar', 'Cooldown seconds'],
  places: ['洽談位', '洽谈位', 'Lugares', 'Places|Tables'],
  city: ['城市', '城市', 'Cidade', 'City'],
  registration: [
    '登記編號|商業登記',
    '登记编号|注册号|统一社会信用代码',
    'N.º de registo|NIF',
    'Registration|Registration number',
  ],
  website: ['網址|網站', '网址|网站', 'Sítio web|Website', 'Web site|URL'],
  employees: ['員工人數|僱員人數', '员工人数|雇员人数', 'Trabalhadores|N.º de trabalhadores', 'Employees|Staff'],
  ownerGroup: ['所屬集團|東主', '所属集团|股东', 'Grupo|Titular', 'Owner group|Group|Owner'],
  foundedYear: ['成立年份', '成立年份', 'Ano de fundação', 'Founded|Founded in|Year founded'],
  targetMarkets: ['目標市場', '目标市场', 'Mercados-alvo|Mercados', 'Target markets|Markets'],
  hsCodes: [
    'HS編號|HS編碼|稅則號列',
    'HS编码|HS编号|税则号列',
    'Código SH|Códigos SH|Posição SH',
    'HS code|HS codes|HS',
  ],
  origin: ['原產地', '原产地', 'Origem', 'Origin|Country of origin'],
  originShare: [
    '原產成分%|區域價值成分',
    '原产成分%|区域价值成分',
    'Valor regional %|Conteúdo regional',
    'Origin share %|Regional value content|RVC',
  ],
  priceLow: ['最低價格', '最低价格', 'Preço mínimo', 'Price from|Lowest price'],
  priceHigh: ['最高價格', '最高价格', 'Preço máximo', 'Price to|Highest price'],
  priceCurrency: ['價格貨幣', '价格币种', 'Moeda do preço', 'Price currency'],
  priceUnit: ['計價單位', '计价单位', 'Unidade do preço', 'Price per|Price unit'],
  minimumOrder: ['最低訂購量|起訂量', '起订量|最低订购量', 'Encomenda mínima', 'Minimum order|MOQ'],
  minimumOrderUnit: [
    '最低訂購單位|起訂單位',
    '起订单位|最低订购单位',
    'Unidade da encomenda mínima',
    'Minimum order unit|MOQ unit',
  ],
  monthlyCapacity: ['月產能', '月产能', 'Capacidade mensal', 'Monthly capacity|Capacity'],
  monthlyCapacityUnit: ['產能單位', '产能单位', 'Unidade da capacidade', 'Capacity unit|Monthly capacity unit'],
  leadDays: ['首批交貨天數', '首批交期天数', 'Prazo em dias', 'Lead days|Lead time'],
  homeMarket: ['所在市場', '所在市场', 'Mercado próprio', 'Home market'],
  hosted: ['特邀', '特邀', 'Convidado', 'Hosted'],
  buyer: ['買家編號|買家', '采购商编号|采购商|买家', 'Comprador|Código do comprador', 'Buyer|Buyer code'],
  quantity: ['每月數量|數量', '每月数量|数量', 'Quantidade mensal|Quantidade', 'Monthly quantity|Quantity'],
  quantityUnit: ['數量單位', '数量单位', 'Unidade da quantidade', 'Quantity unit'],
  budgetLow: ['最低預算', '最低预算', 'Orçamento mínimo', 'Budget from'],
  budgetHigh: ['最高預算', '最高预算', 'Orçamento máximo', 'Budget to'],
  budgetCurrency: ['預算貨幣', '预算币种', 'Moeda do orçamento', 'Budget currency'],
  budgetUnit: ['預算單位', '预算单位', 'Unidade do orçamento', 'Budget per|Budget unit'],
  deliveryMarket: ['交貨市場', '交货市场', 'Mercado de destino', 'Delivery market'],
  neededBy: ['需要日期', '需要日期', 'Necessário até', 'Needed by'],
  mustCertificates: ['必須認證', '必备认证', 'Certificados obrigatórios', 'Must certificates|Required certificates'],
  wishCertificates: ['優先認證', '优先认证', 'Certificados preferenciais', 'Wish certificates|Preferred certificates'],
  agreements: ['貿易協定', '贸易协定', 'Acordos comerciais', 'Trade agreements|Agreements'],
  product: ['產品編號|產品', '产品编号|产品', 'Produto|Código do produto', 'Product|Product code'],
  scheme: ['認證計劃|認證', '认证项目|认证', 'Sistema de certificação|Certificação', 'Scheme|Certification'],
  number: [
    '證書編號|准照編號',
    '证书编号|许可证编号',
    'Número do documento|N.º do certificado|N.º da licença',
    'Document number|Certificate number|Licence number',
  ],
  body: ['發證機構', '发证机构', 'Organismo', 'Issued by|Body'],
  certificateState: [
    '證書狀態|狀態',
    '证书状态|状态',
    'Estado|Estado do certificado',
    'State|Status|Certificate state',
  ],
  validFrom: ['生效日期|有效期由', '生效日期|有效期自', 'Válido desde', 'Valid from'],
  validUntil: ['到期日期|有效期至', '到期日期|有效期至', 'Válido até', 'Valid until'],
  lastAuditOn: ['上次審核', '上次审核', 'Última auditoria', 'Last audit'],
  nextAuditOn: ['下次審核', '下次审核', 'Próxima auditoria', 'Next audit'],
  confirmed: ['已核實', '已核验', 'Verificado', 'Verified|Confirmed'],
  conditionsMet: ['已符合條件', '已符合条件', 'Condições cumpridas', 'Conditions met'],
  regulatedGoods: ['受管制貨物', '管制商品', 'Mercadorias sujeitas a licença', 'Regulated goods'],
  authority: ['發照機關', '发证机关', 'Autoridade', 'Authority'],
  jobTitle: ['職位', '职务', 'Cargo', 'Job title|Position'],
  role: ['身份', '身份', 'Função', 'Role|Badge'],
  isStandLead: ['展位負責人', '展位负责人', 'Responsável do stand', 'Stand lead'],
  mayCross: ['可否過關', '可否过关', 'Pode atravessar a fronteira', 'May cross the border|May cross'],
  spoken: ['會說語言|語言', '会说语言|语言', 'Línguas faladas|Línguas', 'Spoken languages|Languages|Speaks'],
  reads: ['閱讀語言', '阅读语言', 'Língua de leitura', 'Reading language|Reads'],
  email: ['電郵|電子郵件', '邮箱|电子邮箱', 'E-mail|Correio eletrónico', 'Mail|E-mail address'],
  phone: ['電話|手提電話', '电话|手机', 'Telefone|Telemóvel', 'Phone|Telephone|Mobile'],
  consentsToContact: [
    '同意提供聯絡資料|同意聯絡',
    '同意提供联系方式|同意联系',
    'Consente contacto',
    'Consents to contact|Consent',
  ],
  sessions: ['參加專場|配對專場', '参加专场|对接专场', 'Sessões', 'Sessions'],
  person: ['人員編號|人員', '人员编号|人员', 'Pessoa|Código da pessoa', 'Person|Person code'],
  commitmentKind: ['安排種類', '安排种类', 'Tipo de compromisso', 'Commitment kind'],
  where: ['地點', '地点', 'Local', 'Where'],
  why: ['事由', '事由', 'Motivo', 'Why'],
  statedBy: ['表明方', '表明方', 'Declarado por', 'Stated by'],
  relation: ['意向', '意向', 'Relação', 'Relation'],
};

/** What a list calls its own reference and name besides the general words; 證書編號 is what stands on the certificate. */
const OWN_WORDS: Partial<Record<FairListName, string>> = {
  exhibition: '展覽會|展览会|Exposição|Exhibition',
  venues: '場館|场馆|Recinto|Venue',
  sessions: '專場|专场|Sessão|Session',
  companies: '企業|企业|Empresa|Company',
  products: '產品|产品|Produto|Product',
  buyers: '買家|采购商|Comprador|Buyer',
  requirements: '需求|需求|Pedido|Requirement',
  certificates: '||Certificado|Certificate',
  licences: '||Licença|Licence',
  people: '人員|人员|Pessoa|Person',
};

/** How a heading says in which language a text is, before or after its word. */
const LANGUAGE_MARKS: Readonly<Record<Language, string>> = {
  'zh-Hant':
    'zh-Hant|zh-TW|zh-HK|繁|繁體|繁体|繁中|繁體中文|繁体中文|中文（繁體）|中文（繁体）|Chinês tradicional|Traditional Chinese',
  'zh-Hans':
    'zh-Hans|zh-CN|簡|简|簡體|简体|簡中|简中|簡體中文|简体中文|中文（簡體）|中文（简体）|Chinês simplificado|Simplified Chinese',
  pt: 'pt|葡|葡文|葡語|葡语|葡萄牙文|Português|em português|Portuguese',
  en: 'en|英|英文|英語|英语|Inglês|em inglês|English',
};

/** A column that a heading may name, and the language in which the heading itself is written. */
export interface HeadingMeaning {
  readonly key: string;
  readonly language: Language;
}

/** The heading that Ponte writes for a column; a column of a localized text carries the mark of its language. */
export function headingOf(key: string, language: Language): string {
  const [word = key, textLanguage] = key.split('.');
  const written = HEADINGS[word]?.[LANGUAGES.indexOf(language)]?.split('|')[0] ?? word;
  return textLanguage === undefined ? written : `${written} (${textLanguage})`;
}

/** Everything that a folded heading may mean in a list: several where two languages write alike. */
export function meaningsOf(
  list: FairListName,
  columns: readonly string[],
): ReadonlyMap<string, readonly HeadingMeaning[]> {
  const meanings = new Map<string, HeadingMeaning[]>();
  const plain = new Set(columns.map((column) => column.split('.')[0] ?? column));
  for (const word of plain) {
    const isLocalized = columns.includes(`${word}.en`);
    for (const language of LANGUAGES)
      for (const written of wordsFor(list, word, language)) {
        add(written, { key: isLocalized ? `${word}.${language}` : word, language });
        // 中文名稱 is Traditional and 中文名称 Simplified by its own letters.
        if (isLocalized && language.startsWith('zh')) add(`中文${written}`, { key: `${word}.${language}`, language });
        if (isLocalized)
          for (const textLanguage of LANGUAGES) addMarked(written, word, { key: textLanguage, language });
      }
    add(word, { key: isLocalized ? `${word}.en` : word, language: 'en' });
  }
  return meanings;

  function addMarked(written: string, word: string, { key: textLanguage, language }: HeadingMeaning): void {
    for (const mark of (LANGUAGE_MARKS[textLanguage as Language] ?? '').split('|'))
      for (const marked of [`${written}${mark}`, `${mark}${written}`])
        add(marked, { key: `${word}.${textLanguage}`, language });
  }

  function add(written: string, meaning: HeadingMeaning): void {
    const folded = foldLabel(written);
    const known = meanings.get(folded) ?? [];
    if (!known.some((other) => other.key === meaning.key && other.language === meaning.language))
      meanings.set(folded, [...known, meaning]);
  }
}

/** The words of a column in one language; a list's own words join those of its reference and name (`企業名稱`, `Product code`). */
function wordsFor(list: FairListName, word: string, language: Language): readonly string[] {
  const index = LANGUAGES.indexOf(language);
  const general = HEADINGS[word]?.[index]?.split('|') ?? [];
  const own = OWN_WORDS[list]?.split('|')[index];
  if (own === undefined || own === '' || (word !== 'reference' && word !== 'name')) return general;
  const joints = language === 'pt' ? [' ', ' do ', ' da ', ' de '] : [' '];
  const joined = general.flatMap((one) => joints.flatMap((joint) => [`${own}${joint}${one}`, `${one}${joint}${own}`]));
  return [...general, ...joined];
}
