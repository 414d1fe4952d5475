import { readHsCode } from '../../domain/directory/hsNomenclature.ts';
import { LANGUAGES } from '../../domain/kernel/language.ts';
import type { LocalizedText } from '../../domain/kernel/language.ts';
import type { Provenance, ReferenceData, ReferenceStore } from '../../ports/referenceStore.ts';
import type { TextFolder } from '../../ports/textFolder.ts';

/** The files of `api/reference`, by name without extension. */
export const REFERENCE_FILES = [
  'hs-chapters',
  'hs-headings',
  'certification-schemes',
  'scheme-recognitions',
  'trade-agreements',
  'trade-agreement-rules',
  'regulated-goods',
] as const;
export type ReferenceFile = (typeof REFERENCE_FILES)[number];

/** A row of a file by its headings. */
export type Row = Readonly<Record<string, string>>;

/** The files as tables, and a digest that changes whenever one of them does. */
export interface ReferenceFiles {
  readonly tables: Readonly<Record<ReferenceFile, readonly Row[]>>;
  readonly digest: string;
}

/** Raised when the folding of texts changes, so that kept words are folded anew. */
const FOLDING = 1;

/** Brings the reference data up to the files; where it is already, nothing is written. To be run after every migration. */
export async function seedReference(
  { reference, folder }: { reference: ReferenceStore; folder: TextFolder },
  files: ReferenceFiles,
): Promise<'seeded' | 'unchanged'> {
  const digest = `${FOLDING} ${files.digest}`;
  if ((await reference.digest()) === digest) return 'unchanged';
  await reference.seed(referenceData(files.tables, folder), digest);
  return 'seeded';
}

/** The files' rows as data. The files are part of this code: a row that cannot be read is a bug and throws. */
export function referenceData(tables: ReferenceFiles['tables'], folder: TextFolder): ReferenceData {
  return {
    hsNames: [...tables['hs-chapters'], ...tables['hs-headings']].map((row) => {
      const name = localized(row, 'name');
      const tokens = LANGUAGES.flatMap((language) => folder.tokens(name[language] ?? '', language));
      return { ...provenance(row), code: hsCode(text(row, 'code')), name, tokens: [...new Set(tokens)] };
    }),
    schemes: tables['certification-schemes'].map((row) => ({
      ...provenance(row),
      key: text(row, 'key'),
      name: localized(row, 'name'),
      issuer: localized(row, 'issuer'),
      holder: oneOf(row, 'holder', ['product', 'company', 'site', 'shipment', 'operator']),
      isCertificate: yes(row, 'is_certificate'),
      validityMonths: number(row, 'validity_months'),
      audits: text(row, 'audits'),
      verifyAt: text(row, 'verify_at'),
    })),
    recognitions: tables['scheme-recognitions'].map((row) => ({
      ...provenance(row),
      fromScheme: text(row, 'from_scheme'),
      toScheme: text(row, 'to_scheme'),
      grants: oneOf(row, 'grants', ['whole', 'part']),
      status: oneOf(row, 'status', ['in-force', 'planned']),
      conditions: list(row, 'conditions'),
      note: text(row, 'note'),
    })),
    agreements: tables['trade-agreements'].map((row) => ({
      ...provenance(row),
      key: text(row, 'key'),
      name: localized(row, 'name'),
      exporters: list(row, 'exporters'),
      importers: list(row, 'importers'),
      hsCodes: text(row, 'hs_codes') === '' ? null : list(row, 'hs_codes').map(hsCode),
      hasTariffEffect: yes(row, 'has_tariff_effect'),
      leastShare: number(row, 'least_share'),
      inForceFrom: text(row, 'in_force_from') || null,
      inForceUntil: text(row, 'in_force_until') || null,
      note: text(row, 'note'),
    })),
    agreementRules: tables['trade-agreement-rules'].map((row) => ({
      ...provenance(row),
      agreement: text(row, 'agreement'),
      hsCode: hsCode(text(row, 'hs_code')),
      hsVersion: text(row, 'hs_version'),
      rule: text(row, 'rule'),
      leastShare: number(row, 'least_share'),
    })),
    regulatedGoods: tables['regulated-goods'].map((row) => ({
      ...provenance(row),
      key: text(row, 'key'),
      name: localized(row, 'name'),
      hsCodes: list(row, 'hs_codes').map(hsCode),
      authority: text(row, 'authority'),
    })),
  };
}

function provenance(row: Row): Provenance {
  const source = ['source_title', 'source_org', 'source_date'].map((column) => text(row, column));
  return { confidence: text(row, 'confidence'), source: source.filter((part) => part !== '').join(', ') };
}

function localized(row: Row, column: string): LocalizedText {
  const texts = LANGUAGES.map((language) => {
    const suffix = language.toLowerCase().replace('-', '_');
    return [language, text(row, `${column}_${suffix}`)] as const;
  });
  return Object.fromEntries(texts.filter(([, written]) => written !== ''));
}

function text(row: Row, column: string): string {
  const written = row[column];
  if (written === undefined) throw new Error(`reference data has no column ${column}`);
  return written;
}

function list(row: Row, column: string): readonly string[] {
  return text(row, column)
    .split(/\s*;\s*/)
    .filter((item) => item !== '');
}

function number(row: Row, column: string): number | null {
  return text(row, column) === '' ? null : Number(text(row, column));
}

function yes(row: Row, column: string): boolean {
  return oneOf(row, column, ['yes', 'no']) === 'yes';
}

function oneOf<T extends string>(row: Row, column: string, words: readonly T[]): T {
  const written = text(row, column);
  const word = words.find((one) => one === written);
  if (word === undefined) throw new Error(`reference data: ${column} cannot be ${written}`);
  return word;
}

function hsCode(written: string): string {
  const reading = readHsCode(written);
  if ('fault' in reading) throw new Error(`reference data: ${written} is no HS code`);
  return reading.code;
}
