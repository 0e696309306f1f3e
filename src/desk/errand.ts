import type { Answer } from '../../adapters/contract.ts';
import type { Errand } from './intake.ts';
import type { DeskParts } from './parts.ts';

/** Ends an inbox row with which nothing more is to be done. */
export async function done(parts: DeskParts, errand: Errand): Promise<Answer> {
  const none: Answer = { kind: 'none' };
  await parts.store.inbox.complete(errand.inboxId, errand.owner, JSON.stringify(none));
  return none;
}

/** What an answer to this errand depends on. */
export function answering(parts: DeskParts, errand: Errand, locale: 'zh' | 'en', holder?: string) {
  const { inbound } = errand;
  const whose = holder ? { holder } : {};
  return { inbound, ids: parts.ids, now: parts.clock.now(), locale, inTime: errand.inTime(), ...whose };
}

/** The request id that error cards show and the audit log keeps: the inbox row's own end. */
export function requestIdOf(errand: Errand): string {
  return errand.inboxId.slice(-8);
}
