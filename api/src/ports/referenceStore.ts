import type { Country, HsCode, LocalDate, SchemeKey } from '../domain/directory/fairLists.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';

/** How far a fact was checked (V owner's text, 3 third party, S seed document, K general knowledge, G guess), and where it was read. */
export interface Provenance {
  readonly confidence: string;
  readonly source: string;
}

export interface HsName extends Provenance {
  readonly code: HsCode;
  readonly name: LocalizedText;
  /** Folded words of the names. */
  readonly tokens: readonly string[];
}

export interface CertificationScheme extends Provenance {
  readonly key: SchemeKey;
  readonly name: LocalizedText;
  readonly issuer: LocalizedText;
  readonly holder: 'product' | 'company' | 'site' | 'shipment' | 'operator';
  /** False: a declaration or a report, which no body certifies. */
  readonly isCertificate: boolean;
  readonly validityMonths: number | null;
  readonly audits: string;
  readonly verifyAt: string;
}

export interface SchemeRecognition extends Provenance {
  readonly fromScheme: SchemeKey;
  readonly toScheme: SchemeKey;
  readonly grants: 'whole' | 'part';
  readonly status: 'in-force' | 'planned';
  readonly conditions: readonly string[];
  readonly note: string;
}

export interface TradeAgreement extends Provenance {
  readonly key: string;
  readonly name: LocalizedText;
  readonly exporters: readonly Country[];
  readonly importers: readonly Country[];
  /** Prefixes of the goods with a preference; null: all goods. */
  readonly hsCodes: readonly HsCode[] | null;
  readonly hasTariffEffect: boolean;
  /** Least regional value content in percent; null: another rule, or not held here. */
  readonly leastShare: number | null;
  readonly inForceFrom: LocalDate | null;
  readonly inForceUntil: LocalDate | null;
  readonly note: string;
}

export interface TradeAgreementRule extends Provenance {
  readonly agreement: string;
  readonly hsCode: HsCode;
  readonly hsVersion: string;
  readonly rule: string;
  readonly leastShare: number | null;
}

export interface RegulatedGoods extends Provenance {
  readonly key: string;
  readonly name: LocalizedText;
  readonly hsCodes: readonly HsCode[];
  readonly authority: string;
}

/** What all accounts share. */
export interface ReferenceData {
  readonly hsNames: readonly HsName[];
  readonly schemes: readonly CertificationScheme[];
  readonly recognitions: readonly SchemeRecognition[];
  readonly agreements: readonly TradeAgreement[];
  readonly agreementRules: readonly TradeAgreementRule[];
  readonly regulatedGoods: readonly RegulatedGoods[];
}

/** Keeps the reference data. */
export interface ReferenceStore {
  /** Names the state of the files that was seeded last; null: none yet. */
  digest(): Promise<string | null>;
  /**
   * Brings the data to this state in one transaction: recognitions and rules of origin are replaced, the rest is added and changed
   * by its key. A scheme that is no longer in the data stays, since certificates may name it.
   */
  seed(data: ReferenceData, digest: string): Promise<void>;
}
