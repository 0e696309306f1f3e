import type { Outcome } from '../../adapters/contract.ts';
import { StoreError } from '../store/errors.ts';
import { isBusy, isConnectionLost } from '../store/lost-connection.ts';
import type { OutboxHead, Settlement } from '../store/outbox.ts';

/** There was nothing to send any more: the card is gone, or shows the present state already. */
export const NOTHING_TO_SAY = 'nothing to say';

/** With the longest pause between them, these outlast an outage of six hours. */
const MAX_ATTEMPTS = 80;
/** A message that the service itself stumbles over is parked after this many tries, so that its lane goes on. */
const OWN_ATTEMPTS = 3;
const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 300_000;
/** Plain messages of platforms without an idempotency key are repeated once, after this pause. */
const UNCLEAR_PAUSE_MS = 60_000;

/**
 * What an exception of our own means for its message. Once the call had gone out, nobody knows whether it arrived;
 * a database that was away says nothing about the message.
 */
export function outcomeOfError(head: OutboxHead, error: unknown, calledOut: boolean): Outcome {
  const detail = `internal: ${error instanceof Error ? error.message : String(error)}`;
  if (calledOut) return { kind: 'unclear', detail };
  const passing = isConnectionLost(error) || isBusy(error) || error instanceof StoreError;
  return passing || head.attempts + 1 < OWN_ATTEMPTS
    ? { kind: 'transient', detail }
    : { kind: 'refused', code: 'internal', detail };
}

/**
 * What follows from an attempt: a rate limit waits to the millisecond asked for and is no attempt; what may heal
 * backs off with full jitter; what cannot heal is given up. `random` is in [0, 1).
 */
export function afterOutcome(
  head: OutboxHead,
  outcome: Outcome | typeof NOTHING_TO_SAY,
  paceMs: number,
  random: number,
): Settlement {
  const { id } = head;
  if (outcome === NOTHING_TO_SAY) return { id, state: 'dropped', counts: false, delayMs: 0 };
  const again = (delayMs: number, error: string, unclear: boolean): Settlement =>
    head.attempts + 1 >= MAX_ATTEMPTS
      ? { id, state: 'dead', counts: true, delayMs: paceMs, error, unclear: unclear || head.unclear }
      : { id, state: 'todo', counts: true, delayMs, error, unclear: unclear || head.unclear };
  switch (outcome.kind) {
    case 'sent':
      return { id, state: 'sent', counts: true, delayMs: paceMs };
    case 'rate_limited':
      return {
        id,
        state: 'todo',
        counts: false,
        delayMs: outcome.retryAfterMs,
        // This attempt did nothing; an earlier one may have.
        unclear: head.unclear,
        error: outcome.detail,
      };
    case 'transient':
      return again(
        Math.max(outcome.retryAfterMs ?? 0, backoff(head.attempts, random)),
        outcome.detail,
        false,
      );
    case 'unclear':
      return again(
        Math.max(backoff(head.attempts, random), head.attempts > 0 ? UNCLEAR_PAUSE_MS : 0),
        outcome.detail,
        true,
      );
    case 'auth':
      return again(backoff(head.attempts, random), outcome.detail, false);
    case 'gone':
      return outcome.what === 'installation'
        ? again(LONGEST_BACKOFF_MS, outcome.detail, false)
        : { id, state: 'dropped', counts: true, delayMs: paceMs, error: outcome.detail };
    case 'refused':
      return {
        id,
        state: 'dead',
        counts: true,
        delayMs: paceMs,
        error: `${outcome.code}: ${outcome.detail}`,
      };
  }
}

function backoff(attempts: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempts);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
