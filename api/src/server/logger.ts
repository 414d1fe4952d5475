import { pino } from 'pino';
import type { Logger } from '../ports/logger.ts';
import type { LogLevel } from './config.ts';

/** Log lines as JSON on standard error, so that standard output stays for what commands say. */
export function openLogger(level: LogLevel): Logger {
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  };
}
