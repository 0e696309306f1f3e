import { LIMITS } from './limits.ts';
import { cardSignature, robotSignature, same, verifyHeaders, withinWindow } from './verify.ts';

const AT = '1767225600000';
const now = (offset: number) => new Date(Number(AT) + offset);

describe('signatures of robot messages', () => {
  it.each([
    ['this is a secret', '1577262236757', 'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA='],
    ['dtrobot-example-secret', AT, 'GX2ze0kUZnuXVVmPQI8sndtL4pJHdrE9OAJEDY1gMvU='],
    ['test-app-secret', AT, 'RlItCIkiRw20IEntQoGgWiT6BNEUzoQxVy+BSL126t8='],
  ])('are those of the known vector for %s', (secret, timestamp, expected) => {
    expect(robotSignature(timestamp, secret)).toBe(expected);
  });
});

describe('signatures of card callbacks', () => {
  it.each([
    ['card-callback-secret', 'RJtDLlXabZVPGt9j8xaUoUPLtWl6PzOfJL/xbsLyuLI='],
    ['test-api-secret', '72Ohz9B1GDzLlTSbG7XAIqMCdtNlVbmR3PtR3YB26+Q='],
  ])('are those of the known vector for %s', (secret, expected) => {
    expect(cardSignature(AT, secret)).toBe(expected);
  });
});

describe('checking headers', () => {
  const check = (offset: number, secrets = ['new', 'old'], signed = 'old') =>
    verifyHeaders(
      { timestamp: AT, signature: robotSignature(AT, signed) },
      robotSignature,
      secrets,
      now(offset),
    );

  it('takes either secret while they rotate, and no other', () => {
    expect(check(0)).toBe('ok');
    expect(check(0, ['new', 'old'], 'new')).toBe('ok');
    expect(check(0, ['new'])).toBe('bad');
    expect(check(0, [])).toBe('bad');
    expect(check(0, [''], '')).toBe('bad');
  });

  it('is open for exactly an hour before and after', () => {
    expect(check(LIMITS.windowMs)).toBe('ok');
    expect(check(-LIMITS.windowMs)).toBe('ok');
    expect(check(LIMITS.windowMs + 1)).toBe('stale');
    expect(check(-LIMITS.windowMs - 1)).toBe('stale');
  });

  it.each([undefined, '', 'abc', '1e3', ' 1', '-5', '1767225600000.5'])(
    'refuses the timestamp %p',
    (timestamp) => {
      const signature = robotSignature(timestamp ?? '', 's');
      expect(verifyHeaders({ timestamp, signature }, robotSignature, ['s'], now(0))).toBe('bad');
    },
  );

  it('refuses a missing or shortened signature', () => {
    const full = robotSignature(AT, 's');
    for (const signature of [undefined, '', full.slice(0, -1), `${full} `]) {
      expect(verifyHeaders({ timestamp: AT, signature }, robotSignature, ['s'], now(0))).toBe('bad');
    }
  });
});

it('compares texts of any length without throwing', () => {
  expect(same('a', 'a')).toBe(true);
  expect(same('a', 'ab')).toBe(false);
  expect(same('é', 'e')).toBe(false);
});

it('has no window around an instant that is no number', () => {
  expect(withinWindow(Number.NaN, now(0))).toBe(false);
});
