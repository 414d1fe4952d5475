/** A GraphQL document of the client with the types of what it takes and gives; made by `pnpm documents`. */
export interface Operation<Data, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set: carries the types only. */
  readonly types?: (variables: Variables) => Data;
}

/** What an operation gives. */
type DataOf<Op> = Op extends Operation<infer Data, infer _> ? Data : never;

/** What an operation takes. */
type VariablesOf<Op> = Op extends Operation<infer _, infer Variables> ? Variables : never;
