/** A GraphQL document of the client with the types of what it takes and gives; made by `pnpm documents`. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set: carries the types only. */
  readonly types?: (variables: Variables) => Data;
}
