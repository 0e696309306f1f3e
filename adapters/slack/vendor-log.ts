import type { Logger, LogLevel } from '@slack/web-api';
import type { AdapterServices } from '../contract.ts';

/** The service's log as Slack's packages expect one; debug and info stay out, since they may hold bodies. */
export function vendorLogger(log: AdapterServices['log']): Logger {
  const quiet = () => {};
  const note = (...parts: unknown[]) => log.warn({ source: 'slack-sdk' }, brief(parts));
  return {
    debug: quiet,
    info: quiet,
    warn: note,
    error: note,
    setLevel: quiet,
    setName: quiet,
    // The level is an enum of a package that is loaded lazily elsewhere; its values are these words.
    getLevel: () => 'warn' as LogLevel,
  };
}

function brief(parts: readonly unknown[]): string {
  const words = parts.map((part) =>
    part instanceof Error ? part.message : typeof part === 'string' ? part : '',
  );
  return words
    .join(' ')
    .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, '[token]')
    .replace(/https:\/\/hooks\.[^\s"]+/g, '[response url]')
    .slice(0, 300)
    .trim();
}
