import { ArgsType, Field, ID } from 'type-graphql';
import { PageArgs } from '../relay/page.args.ts';

/** A list of an exhibition's directory, filtered. */
@ArgsType()
export class DirectoryArgs extends PageArgs {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => String, { nullable: true, description: 'Words in any of the four languages.' })
  search!: string | null;

  @Field(() => String, { nullable: true, description: 'HS 2022, 2, 4 or 6 digits.' })
  heading!: string | null;
}

/** Which companies. */
@ArgsType()
export class CompaniesArgs extends DirectoryArgs {
  @Field(() => String, { nullable: true, description: 'Origin of a product, ISO 3166-1 alpha-2.' })
  origin!: string | null;

  @Field(() => String, { nullable: true, description: 'Market that it wants to sell to, ISO 3166-1 alpha-2.' })
  market!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of a scheme under which it holds a certificate.' })
  scheme!: string | null;

  @Field(() => String, { nullable: true, description: 'Key of a trade agreement that its origin belongs to.' })
  agreement!: string | null;
}

/** Which products. */
@ArgsType()
export class ProductsArgs extends DirectoryArgs {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  origin!: string | null;
}

/** Which buyers. */
@ArgsType()
export class BuyersArgs extends DirectoryArgs {
  @Field(() => String, { nullable: true, description: 'Delivery market, ISO 3166-1 alpha-2.' })
  market!: string | null;
}
