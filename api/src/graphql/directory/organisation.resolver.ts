import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Buyer } from '@ponte/schema/directory/buyer.type.ts';
import { Certificate } from '@ponte/schema/directory/certificate.type.ts';
import { Company } from '@ponte/schema/directory/company.type.ts';
import { Product } from '@ponte/schema/directory/product.type.ts';
import { Requirement } from '@ponte/schema/directory/requirement.type.ts';
import type {
  BandFound,
  BuyerFound,
  CertificateFound,
  CompanyFound,
  ProductFound,
  RequirementFound,
} from '../../ports/directory.ts';
import type { ApiContext } from '../context.ts';

/** Below 20 people a company is small, below 100 medium. */
const SIZES = { small: 20, medium: 100 };

/** A company with what it offers. */
@Resolver(() => Company)
export class CompanyResolver {
  @FieldResolver()
  size(@Root() { employees }: CompanyFound): string | null {
    if (employees === null) return null;
    if (employees < SIZES.small) return 'small';
    return employees < SIZES.medium ? 'medium' : 'large';
  }

  @FieldResolver()
  products(@Root() { id }: CompanyFound, @Ctx() { loaders }: ApiContext): Promise<ProductFound[]> {
    return loaders.productsOf.load(id);
  }

  @FieldResolver()
  certificates(@Root() { id }: CompanyFound, @Ctx() { loaders }: ApiContext): Promise<CertificateFound[]> {
    return loaders.certificatesOf.load(id);
  }
}

/** A buyer; what it seeks is for those it sits across from, itself, and whoever may see buyers. */
@Resolver(() => Buyer)
export class BuyerResolver {
  @FieldResolver()
  requirements(@Root() { id }: BuyerFound, @Ctx() { loaders }: ApiContext): Promise<RequirementFound[]> {
    return loaders.requirementsOf.load(id);
  }
}

/** A product of a company. */
@Resolver(() => Product)
export class ProductResolver {
  @FieldResolver()
  price(@Root() { price }: ProductFound): object | null {
    return band(price);
  }

  @FieldResolver()
  company(@Root() { company }: ProductFound, @Ctx() { loaders }: ApiContext): Promise<CompanyFound | null> {
    return loaders.company.load(company);
  }
}

/** What a buyer seeks. */
@Resolver(() => Requirement)
export class RequirementResolver {
  @FieldResolver()
  budget(@Root() { budget }: RequirementFound): object | null {
    return band(budget);
  }
}

/** A certificate of a company. */
@Resolver(() => Certificate)
export class CertificateResolver {
  @FieldResolver()
  scheme(@Root() { scheme }: CertificateFound, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return loaders.scheme.load(scheme);
  }
}

function band(found: BandFound | null): object | null {
  if (!found) return null;
  const { low, high, currency } = found;
  return { low: low && { amount: low, currency }, high: high && { amount: high, currency } };
}
