import { registerEnumType } from 'type-graphql';

/** The two sides of every pair. */
export const Side = { EXHIBITOR: 'exhibitor', BUYER: 'buyer' } as const;
registerEnumType(Side, { name: 'Side', description: 'The two sides of every pair.' });
