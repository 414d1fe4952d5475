/** Keeps the nomenclature, certification schemes, agreements and regulated goods that all accounts share. */
import type { ReferenceStore } from '../ports/referenceStore.ts';
import type { Orm } from './orm.ts';
import {
  CertificationSchemeRow,
  HsHeadingRow,
  ReferenceDataRow,
  RegulatedGoodsRow,
  SchemeRecognitionRow,
  TradeAgreementRow,
  TradeAgreementRuleRow,
} from './trade.row.ts';

/** Its name in the table of digests. */
const NAME = 'reference';

/** Any number that no other advisory lock of ours uses: two starting processes seed one after the other. */
const SEEDING = 7_066_835;

export function referenceStore(orm: Orm): ReferenceStore {
  return {
    async digest() {
      const row = await orm.em.fork().findOne(ReferenceDataRow, { name: NAME });
      return row?.digest ?? null;
    },

    async seed(data, digest) {
      await orm.em.fork().transactional(async (em) => {
        await em.execute('select pg_advisory_xact_lock(?)', [SEEDING]);
        await em.upsertMany(HsHeadingRow, data.hsNames.map(plain));
        await em.upsertMany(CertificationSchemeRow, data.schemes.map(plain));
        await em.upsertMany(TradeAgreementRow, data.agreements.map(plain));
        await em.upsertMany(RegulatedGoodsRow, data.regulatedGoods.map(plain));
        await em.nativeDelete(SchemeRecognitionRow, {});
        await em.insertMany(SchemeRecognitionRow, data.recognitions.map(plain));
        await em.nativeDelete(TradeAgreementRuleRow, {});
        await em.insertMany(TradeAgreementRuleRow, data.agreementRules.map(plain));
        await em.upsert(ReferenceDataRow, { name: NAME, digest, loadedAt: new Date() });
      });
    },
  };
}

/** A copy that MikroORM may write to; our data is read-only. */
function plain<T extends object>(row: T): Writable<T> {
  return structuredClone(row) as Writable<T>;
}

type Writable<T> = {
  -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] | null ? Item[] | Extract<T[Key], null> : T[Key];
};
