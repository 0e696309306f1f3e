import { foldLower, trimEnd } from './fold.ts';
import { keyAt } from './tokens.ts';

/** A key with the code of its project. */
export interface KeyAlone {
  readonly key: string;
  readonly code: string;
}

/**
 * The key that a whole text consists of, alone (`BF26-8`, `#bf26-8`) or as the task's link below `publicUrl`; null for
 * any other text. Whether there is such a task is not looked at.
 */
export function keyAlone(text: string, publicUrl?: string): KeyAlone | null {
  const lower = trimEnd(foldLower(text).trim(), /[\s.。!?]/);
  const base = publicUrl === undefined ? null : `${publicUrl.toLowerCase().replace(/\/$/, '')}/t/`;
  const from = base !== null && lower.startsWith(base) ? base.length : 0;
  const found = keyAt(lower, from);
  if (!found || (from > 0 && lower[from] === '#')) return null;
  const rest = lower.slice(found.end);
  return rest === '' || (from > 0 && rest === '/') ? { key: found.key, code: found.code } : null;
}
