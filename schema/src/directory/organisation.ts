import { createUnionType } from 'type-graphql';
import { Buyer } from './buyer.type.ts';
import { Company } from './company.type.ts';
import { namedType } from '../relay/namedType.ts';

/** What a participant stands for: a company that exhibits or a buyer that sources. */
export const Organisation = createUnionType({
  name: 'Organisation',
  description: 'A company that exhibits or a buyer that sources.',
  types: () => [Company, Buyer] as const,
  resolveType: namedType,
});
