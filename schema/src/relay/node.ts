import { Field, ID, InterfaceType } from 'type-graphql';
import { namedType } from './namedType.ts';

/** A thing with an id of its own. What resolvers return for one carries `__typename` where only the interface is known. */
@InterfaceType({
  description: 'A thing with an id of its own: opaque, typed and stable.',
  resolveType: namedType,
})
export abstract class Node {
  @Field(() => ID)
  id!: string;
}
