/** Where the database tells the operator what it does; `console` and pino's loggers fit. */
export interface DatabaseLog {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}
