import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Buyer, BuyerConnection } from '@ponte/schema/directory/buyer.type.ts';
import { Company, CompanyConnection } from '@ponte/schema/directory/company.type.ts';
import { BuyersArgs, CompaniesArgs, ProductsArgs } from '@ponte/schema/directory/directory.args.ts';
import { ProductConnection } from '@ponte/schema/directory/product.type.ts';
import { findBuyer, findBuyers } from '../../operations/directory/findBuyers.ts';
import { findCompanies, findCompany } from '../../operations/directory/findCompanies.ts';
import { findProducts } from '../../operations/directory/findProducts.ts';
import type { ApiContext } from '../context.ts';
import { found } from '../problem/found.ts';
import { connection } from '../relay/connection.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { searchOf } from './search.ts';

/** The directory of a fair. */
@Resolver()
export class DirectoryResolver {
  @Query(() => CompanyConnection)
  companies(@Args(() => CompaniesArgs) args: CompaniesArgs, @Ctx() context: ApiContext): Promise<object> {
    const search = { ...searchOf(args), ...searchOfCompany(args) };
    return connection(args, (page) => found(context, findCompanies(context.ports, context.caller, { search, page })));
  }

  @Query(() => Company, { nullable: true })
  async company(@Arg('id', () => ID) id: string, @Ctx() context: ApiContext): Promise<object | null> {
    const company = readNodeId('Company', id);
    return company ? found(context, findCompany(context.ports, context.caller, company)) : null;
  }

  @Query(() => ProductConnection)
  products(@Args(() => ProductsArgs) args: ProductsArgs, @Ctx() context: ApiContext): Promise<object> {
    const search = { ...searchOf(args), origin: args.origin ?? null };
    return connection(args, (page) => found(context, findProducts(context.ports, context.caller, { search, page })));
  }

  @Query(() => BuyerConnection)
  buyers(@Args(() => BuyersArgs) args: BuyersArgs, @Ctx() context: ApiContext): Promise<object> {
    const search = { ...searchOf(args), market: args.market ?? null };
    return connection(args, (page) => found(context, findBuyers(context.ports, context.caller, { search, page })));
  }

  @Query(() => Buyer, { nullable: true })
  async buyer(@Arg('id', () => ID) id: string, @Ctx() context: ApiContext): Promise<object | null> {
    const buyer = readNodeId('Buyer', id);
    return buyer ? found(context, findBuyer(context.ports, context.caller, buyer)) : null;
  }
}

function searchOfCompany({ origin, market, scheme, agreement }: CompaniesArgs) {
  return { origin: origin ?? null, market: market ?? null, scheme: scheme ?? null, agreement: agreement ?? null };
}
