/** What is said of a line: ids, codes, counts and errors; never personal data or free text. */
export type LogFacts = Readonly<Record<string, unknown>>;

/** The log lines of a process. A bug is an `error`; something that mends itself is a `warn`. */
export interface Logger {
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}
