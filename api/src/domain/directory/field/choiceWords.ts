import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { foldLabel } from '../foldLabel.ts';

/**
 * How lists write the words of a choice: zh-Hant, zh-Hans, pt, en; within a language the first is the one that a problem names, the others are
 * understood as well, and so is the word itself.
 */
const WORDS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  yes: ['可|可以', '可以|可|是', 'Sim', 'Yes'],
  no: ['不可|不可以', '不可以|不可|否', 'Não', 'No'],
  unknown: ['不詳|未知', '不详|未知', 'Desconhecido', 'Unknown'],
  table: ['洽談桌|桌', '洽谈桌|桌', 'Mesa', 'Table'],
  stand: ['展位|攤位', '展位', 'Stand', 'Stand|Booth'],
  video: ['視像桌', '视频桌', 'Mesa de vídeo', 'Video table'],
  sourcing: ['採購|採購對接', '采购|采购对接', 'Compras|Aprovisionamento', 'Sourcing'],
  'technology-transfer': ['科技轉移', '技术转移', 'Transferência de tecnologia', 'Technology transfer'],
  roadshow: ['路演', '路演', 'Roadshow', 'Roadshow'],
  exhibitor: ['參展商', '参展商', 'Expositor', 'Exhibitor'],
  buyer: ['買家', '采购商|买家', 'Comprador', 'Buyer'],
  'floor-staff': ['現場工作人員', '现场工作人员', 'Equipa de sala', 'Floor staff|Staff'],
  desk: ['服務台', '服务台', 'Balcão de apoio', 'Help desk|Desk'],
  interpreter: ['傳譯員', '口译员', 'Intérprete', 'Interpreter'],
  'delegation-leader': ['團長', '团长', 'Chefe de delegação', 'Delegation leader'],
  applied: ['已申請', '已申请', 'Pedido', 'Applied'],
  'technical-review': ['技術審查', '技术审查', 'Análise técnica', 'Technical review'],
  'factory-audit': ['工廠審核', '工厂审核', 'Auditoria à fábrica', 'Factory audit'],
  testing: ['檢測中', '检测中', 'Em ensaio', 'Testing'],
  granted: ['已發出|有效', '已颁发|有效', 'Emitido|Concedido', 'Granted|Valid'],
  suspended: ['已暫停', '已暂停', 'Suspenso', 'Suspended'],
  withdrawn: ['已撤銷', '已撤销', 'Revogado|Retirado', 'Withdrawn'],
  expired: ['已過期', '已过期', 'Caducado', 'Expired'],
  refused: ['不獲批准', '未获批准', 'Recusado', 'Refused'],
  meal: ['用餐|午餐|晚餐', '用餐|午餐|晚餐', 'Refeição|Almoço|Jantar', 'Meal|Lunch|Dinner'],
  meeting: ['會議|已約洽談', '会议|已约洽谈', 'Reunião', 'Meeting'],
  event: ['活動', '活动', 'Evento', 'Event'],
  transfer: ['交通|接送', '交通|接送', 'Transporte', 'Transfer'],
  leaving: ['離場', '离场', 'Saída', 'Leaving|Departure'],
  other: ['其他', '其他', 'Outro', 'Other'],
  interest: ['有意洽談', '有意洽谈', 'Interesse|Interessado', 'Interest|Interested'],
  avoid: ['不予配對|迴避', '不予配对|回避', 'Evitar|Conflito', 'Avoid|Conflict|Competitor'],
};

/** A choice as a list in this language writes it. */
export function choiceWord(choice: string, language: Language): string {
  return WORDS[choice]?.[LANGUAGES.indexOf(language)]?.split('|')[0] ?? choice;
}

const YES = '是|有|已同意|同意|Sim|S|Yes|Y|True|1';
const NO = '否|沒有|没有|無|无|不同意|Não|N|No|False|0';

const LANGUAGES_AS_WRITTEN: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-Hant|zh-TW|zh-HK|zh-MO|繁體中文|繁体中文|繁體|繁体|Chinês tradicional|Traditional Chinese',
  'zh-Hans': 'zh-Hans|zh-CN|簡體中文|简体中文|簡體|简体|Chinês simplificado|Simplified Chinese',
  pt: 'pt|pt-PT|pt-BR|葡文|葡語|葡语|葡萄牙文|Português|Portuguese',
  en: 'en|en-GB|en-US|英文|英語|英语|Inglês|English',
};

/** Folded word to choice, for some of the choices. */
export function choiceWords<T extends string>(of: readonly T[]): ReadonlyMap<string, T> {
  return new Map(
    of.flatMap((choice) =>
      [choice, ...(WORDS[choice] ?? []).flatMap((words) => words.split('|'))].map(
        (word) => [foldLabel(word), choice] as const,
      ),
    ),
  );
}

/** Folded word to yes or no. */
export const YES_NO_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.split('|').map((word) => [foldLabel(word), true] as const),
  ...NO.split('|').map((word) => [foldLabel(word), false] as const),
]);

/** Folded name to language of the client. */
export const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map(
  Object.entries(LANGUAGES_AS_WRITTEN).flatMap(([language, words]) =>
    words.split('|').map((word) => [foldLabel(word), language as Language] as const),
  ),
);
