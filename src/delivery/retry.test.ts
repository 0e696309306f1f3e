import { StoreError } from '../store/errors.ts';
import type { OutboxHead } from '../store/outbox.ts';
import { afterOutcome, NOTHING_TO_SAY, outcomeOfError } from './retry.ts';

const head = (attempts: number): OutboxHead => ({
  id: 1,
  uid: 'm1',
  lane: 'slack/c/T1/C1',
  tenantId: 't',
  payload: '{}',
  attempts,
  createdAt: new Date(0),
  firstAttemptAt: null,
  unclear: false,
});

describe('what follows from an attempt', () => {
  it('waits exactly as long as the platform asks, without spending an attempt', () => {
    const next = afterOutcome(head(3), { kind: 'rate_limited', retryAfterMs: 17_000, detail: '' }, 1000, 0.5);
    expect(next).toMatchObject({ state: 'todo', counts: false, delayMs: 17_000 });
  });

  it('backs off longer with every attempt, up to five minutes', () => {
    const delays = [0, 1, 4, 10].map(
      (attempts) => afterOutcome(head(attempts), { kind: 'transient', detail: '' }, 0, 0.999).delayMs,
    );
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(Math.max(...delays)).toBeLessThanOrEqual(300_000);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(500);
  });

  it('outlasts an outage of six hours, and then gives up', () => {
    expect(afterOutcome(head(78), { kind: 'transient', detail: '' }, 0, 0).state).toBe('todo');
    expect(afterOutcome(head(79), { kind: 'transient', detail: '' }, 0, 0).state).toBe('dead');
  });

  it('remembers that an outcome was unclear', () => {
    expect(afterOutcome(head(0), { kind: 'unclear', detail: '' }, 0, 0)).toMatchObject({
      state: 'todo',
      unclear: true,
    });
  });

  it('parks what the platform refuses and drops what cannot be reached, and lets the lane go on', () => {
    expect(afterOutcome(head(0), { kind: 'refused', code: 'x', detail: 'y' }, 1000, 0)).toMatchObject({
      state: 'dead',
      delayMs: 1000,
    });
    expect(afterOutcome(head(0), { kind: 'gone', what: 'message', detail: '' }, 1000, 0).state).toBe(
      'dropped',
    );
    expect(afterOutcome(head(0), NOTHING_TO_SAY, 1000, 0)).toMatchObject({ state: 'dropped', delayMs: 0 });
  });

  it('keeps what waits for a workspace whose app was removed', () => {
    expect(afterOutcome(head(0), { kind: 'gone', what: 'installation', detail: '' }, 0, 0).state).toBe(
      'todo',
    );
  });

  it('does not forget by a later attempt that an earlier one may have arrived', () => {
    const doubtful = { ...head(1), unclear: true };
    for (const outcome of [
      { kind: 'rate_limited', retryAfterMs: 1000, detail: '' },
      { kind: 'transient', detail: '' },
      { kind: 'auth', detail: '' },
    ] as const) {
      expect(afterOutcome(doubtful, outcome, 0, 0)).toMatchObject({ state: 'todo', unclear: true });
    }
  });
});

describe('what an exception of our own means', () => {
  it('parks a message that cannot be made at the third try', () => {
    expect(outcomeOfError(head(1), new Error('x'), false).kind).toBe('transient');
    expect(outcomeOfError(head(2), new Error('x'), false).kind).toBe('refused');
  });

  it('does not blame the message where the database was away', () => {
    const away = new StoreError('timed_out', 'away');
    expect(outcomeOfError(head(9), away, false).kind).toBe('transient');
  });

  it('is unclear once the call had gone out', () => {
    expect(outcomeOfError(head(9), new Error('x'), true).kind).toBe('unclear');
  });
});
