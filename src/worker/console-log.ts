import { safeFields, withoutSecrets } from '../log-fields.ts';
import type { StoreLog } from '../store/store.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** JSON lines on the console, which is where Workers collect logs; pino's own build for browsers strikes nothing out. */
export function consoleLog(level: string): StoreLog {
  const least = LEVELS.indexOf(level);
  const write =
    (name: 'info' | 'warn' | 'error') =>
    (fields: object, message: string): void => {
      if (LEVELS.indexOf(name) < least) return;
      const line = { level: name, time: new Date().toISOString(), ...safeFields(fields), msg: message };
      console[name](withoutSecrets(JSON.stringify(line)));
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
