import type { AccountId, ExhibitionId, OrganisationId } from '../domain/kernel/id.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';
import type { Side } from '../domain/kernel/side.ts';
import type { PageAsked, PageFound } from './page.ts';

/** Money in minor units; either end may be open. */
export interface BandFound {
  low: string | null;
  high: string | null;
  currency: string;
}

/** An amount of goods. */
export interface QuantityFound {
  amount: number;
  unit: string;
}

/** What a company and a buyer have in common. */
interface OrganisationFound {
  id: OrganisationId;
  exhibition: ExhibitionId;
  account: AccountId;
  name: LocalizedText;
  description: LocalizedText | null;
  country: string;
  website: string | null;
  employees: number | null;
  themes: readonly string[];
}

/** A company as readers see it. */
export interface CompanyFound extends OrganisationFound {
  __typename: 'Company';
  targetMarkets: readonly string[];
  stand: string | null;
}

/** A buyer as readers see it. */
export interface BuyerFound extends OrganisationFound {
  __typename: 'Buyer';
}

/** A product as readers see it. */
export interface ProductFound {
  id: string;
  company: OrganisationId;
  exhibition: ExhibitionId;
  name: LocalizedText;
  description: LocalizedText | null;
  headings: readonly string[];
  origin: string;
  price: BandFound | null;
  minimumOrder: QuantityFound | null;
  monthlyCapacity: QuantityFound | null;
  leadDays: number | null;
}

/** A requirement as readers see it. */
export interface RequirementFound {
  id: string;
  buyer: OrganisationId;
  exhibition: ExhibitionId;
  text: LocalizedText;
  headings: readonly string[];
  deliveryMarket: string | null;
  quantity: number | null;
  unit: string | null;
  budget: BandFound | null;
  mustSchemes: readonly string[];
  wishSchemes: readonly string[];
}

/** A certificate as readers see it. */
export interface CertificateFound {
  id: string;
  company: OrganisationId;
  exhibition: ExhibitionId;
  scheme: string;
  number: string | null;
  state: string;
  validFrom: string | null;
  validTo: string | null;
}

/** A scheme as readers see it; its key is its id. */
export interface SchemeFound {
  id: string;
  key: string;
  name: LocalizedText;
}

/** What every list of the directory may be narrowed by. */
export interface DirectorySearch {
  exhibition: ExhibitionId;
  /** Folded words; all of them must be found. */
  words: readonly string[];
  /** HS digits: what lies under them is found. */
  heading: string | null;
}

/** Which companies. */
export interface CompanySearch extends DirectorySearch {
  origin: string | null;
  market: string | null;
  scheme: string | null;
  agreement: string | null;
}

/** Which products. */
export interface ProductSearch extends DirectorySearch {
  origin: string | null;
}

/** Which buyers. */
export interface BuyerSearch extends DirectorySearch {
  market: string | null;
}

/** What a code of the Harmonized System is called. */
export interface HeadingFound {
  /** The code. */
  id: string;
  code: string;
  name: LocalizedText;
}

/** An organisation as the desk finds it by its name. */
export interface OrganisationNamed {
  id: OrganisationId;
  name: LocalizedText;
  country: string;
  /** How many people of it have a badge or will. */
  people: number;
}

/** Reads the directory; every list in the order of its ids. */
export interface Directory {
  companies(search: CompanySearch, page: PageAsked): Promise<PageFound<CompanyFound>>;
  products(search: ProductSearch, page: PageAsked): Promise<PageFound<ProductFound>>;
  buyers(search: BuyerSearch, page: PageAsked): Promise<PageFound<BuyerFound>>;
  /** Companies or buyers whose texts hold all these words, the last one perhaps half written; what is known by that name comes first. */
  organisationsNamed(search: {
    exhibition: ExhibitionId;
    side: Side;
    words: readonly string[];
    most: number;
  }): Promise<OrganisationNamed[]>;
  companiesByIds(ids: readonly OrganisationId[]): Promise<CompanyFound[]>;
  buyersByIds(ids: readonly OrganisationId[]): Promise<BuyerFound[]>;
  productsByIds(ids: readonly string[]): Promise<ProductFound[]>;
  productsOf(companies: readonly OrganisationId[]): Promise<ProductFound[]>;
  requirementsByIds(ids: readonly string[]): Promise<RequirementFound[]>;
  requirementsOf(buyers: readonly OrganisationId[]): Promise<RequirementFound[]>;
  certificatesByIds(ids: readonly string[]): Promise<CertificateFound[]>;
  certificatesOf(companies: readonly OrganisationId[]): Promise<CertificateFound[]>;
  schemes(keys: readonly string[]): Promise<SchemeFound[]>;
  /** Codes of two, four or six digits; one that has no name here is left out. */
  headings(codes: readonly string[]): Promise<HeadingFound[]>;
}
