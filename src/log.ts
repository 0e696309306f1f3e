import { type DestinationStream, type Logger, pino } from 'pino';
import { safeFields, withoutSecrets } from './log-fields.ts';

/** pino, with every field struck out that may hold a secret, and every line searched for what has a secret's shape. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const asIs = (value: unknown): unknown => value;
  const options = {
    level,
    base: null,
    formatters: { log: safeFields },
    // Errors have become plain fields by then.
    serializers: { err: asIs, error: asIs },
    hooks: { streamWrite: withoutSecrets },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}
