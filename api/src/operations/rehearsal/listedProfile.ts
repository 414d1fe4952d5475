import type {
  BuyerRow,
  CertificateRow,
  CompanyRow,
  LicenceRow,
  ProductRow,
  RequirementRow,
} from '../../domain/directory/fairLists.ts';
import type { OrganisationId } from '../../domain/kernel/id.ts';
import type {
  BuyerProfile,
  CertificateId,
  CertificateProfile,
  CompanyProfile,
  LicenceProfile,
  ProductId,
  ProductProfile,
  RequirementId,
  RequirementProfile,
} from '../../domain/matching/profile.ts';
import type { FoldedWords } from '../../ports/fairStore.ts';
import type { Rows } from './listedFair.ts';

/** A company of the lists as the matchmaker reads it: the same as the database gives it once imported, with references for ids. */
export function companyProfile(company: CompanyRow, rows: Rows, words: FoldedWords): CompanyProfile {
  const own = <Row extends { company: string }>(all: readonly Row[]): readonly Row[] =>
    all.filter((row) => row.company === company.reference);
  return {
    side: 'exhibitor',
    organisation: company.reference as OrganisationId,
    ownerGroup: company.ownerGroup,
    themes: company.themes,
    licences: licencesOf('company', company.reference, rows),
    ...statedBy('exhibitor', company.reference, rows),
    products: own(rows.products).map((product) => productProfile(product, words)),
    certificates: own(rows.certificates).map(certificateProfile),
    targetMarkets: company.targetMarkets,
  };
}

/** A buyer of the lists as the matchmaker reads it. */
export function buyerProfile(buyer: BuyerRow, rows: Rows, words: FoldedWords): BuyerProfile {
  const requirements = rows.requirements.filter((row) => row.buyer === buyer.reference);
  return {
    side: 'buyer',
    organisation: buyer.reference as OrganisationId,
    ownerGroup: buyer.ownerGroup,
    themes: buyer.themes,
    licences: licencesOf('buyer', buyer.reference, rows),
    ...statedBy('buyer', buyer.reference, rows),
    requirements: requirements.map((row) => requirementProfile(row, words)),
    homeMarket: buyer.homeMarket,
  };
}

/** MA9, MA27: whom a company or buyer said that it wishes to meet, and whom never. */
function statedBy(
  side: 'exhibitor' | 'buyer',
  own: string,
  { relations }: Rows,
): Pick<CompanyProfile, 'interests' | 'avoids'> {
  const [me, other] = side === 'exhibitor' ? (['company', 'buyer'] as const) : (['buyer', 'company'] as const);
  const said = relations.filter((row) => row.statedBy === side && row[me] === own);
  const of = (relation: 'interest' | 'avoid') =>
    said.filter((row) => row.relation === relation).map((row) => row[other] as OrganisationId);
  return { interests: of('interest'), avoids: of('avoid') };
}

function productProfile(row: ProductRow, words: FoldedWords): ProductProfile {
  const { hsCodes, origin, originShare, price, priceUnit, minimumOrder, monthlyCapacity, leadDays } = row;
  return {
    product: row.reference as ProductId,
    hsCodes,
    tokens: words.products?.get(row.reference) ?? [],
    origin,
    originShare,
    price,
    priceUnit,
    minimumOrder,
    monthlyCapacity,
    leadDays,
  };
}

function requirementProfile(row: RequirementRow, words: FoldedWords): RequirementProfile {
  const { hsCodes, quantity, budget, budgetUnit, deliveryMarket, neededBy, agreements } = row;
  return {
    requirement: row.reference as RequirementId,
    hsCodes,
    tokens: words.requirements?.get(row.reference) ?? [],
    quantity,
    budget,
    budgetUnit,
    deliveryMarket,
    neededBy,
    mustSchemes: row.mustCertificates,
    wishSchemes: row.wishCertificates,
    agreements,
  };
}

function certificateProfile(row: CertificateRow): CertificateProfile {
  const { scheme, state, validFrom, validUntil, confirmed, conditionsMet } = row;
  const product = row.product as ProductId | null;
  return {
    certificate: row.reference as CertificateId,
    product,
    scheme,
    state,
    validFrom,
    validUntil,
    confirmed,
    conditionsMet,
  };
}

function licencesOf(
  side: LicenceRow['holder']['side'],
  reference: string,
  { licences }: Rows,
): readonly LicenceProfile[] {
  return licences
    .filter(({ holder }) => holder.side === side && holder.reference === reference)
    .map(({ regulatedGoods, validFrom, validUntil }) => ({ regulatedGoods, validFrom, validUntil }));
}
