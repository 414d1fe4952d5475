/** What a node of `--cluster` tells the process that started it. */
export type FromNode =
  /** It serves at this address. */
  | { told: 'ready'; url: string }
  /** So many live sessions are conducted by it. */
  | { told: 'conducting'; sessions: number };

/** What it is told. */
export type ToNode = 'stop';
