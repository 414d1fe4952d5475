import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { PageInfo } from './pageInfo.type.ts';

/** One page of a list by keyset: `cursor` names a row's place, `node` is the row. */
export interface Page<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: PageInfo;
  /** Counted only when asked for. */
  readonly totalCount: number | null | Promise<number>;
}

/** Makes the Relay types `<Name>Connection` and `<Name>Edge` of a node type. */
export function connectionOf<Row extends object>(name: string, node: () => ClassType<Row>): ClassType<Page<Row>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: Row;
  }

  @ObjectType(`${name}Connection`)
  class Connection implements Page<Row> {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { nullable: true, description: 'Of the whole list; counted only when asked for.' })
    readonly totalCount!: number | null;
  }
  return Connection;
}
