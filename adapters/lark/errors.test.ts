import { classify, retryAfter, describe as say } from './errors.ts';

const body = (code: number) => ({ code, msg: 'words', error: { log_id: 'L1' } });

it.each([
  [200, 0, 'ok'],
  [400, 99991400, 'rate_limited'],
  [429, 99991400, 'rate_limited'],
  [400, 230020, 'rate_limited'],
  [200, 11232, 'rate_limited'],
  [400, 99991661, 'stale_token'],
  [400, 99991663, 'stale_token'],
  [400, 99991664, 'stale_token'],
  [400, 99991671, 'stale_token'],
  [200, 99991543, 'auth'],
  [400, 99991662, 'auth'],
  [400, 99991672, 'auth'],
  [400, 99991673, 'auth'],
  [400, 99991676, 'auth'],
  [400, 230006, 'auth'],
  [400, 230027, 'auth'],
  [200, 10014, 'auth'],
  [400, 230049, 'transient'],
  [200, 10012, 'transient'],
  [503, 1, 'transient'],
  [400, 230071, 'no_thread'],
  [400, 230072, 'no_thread'],
  [400, 230001, 'payload'],
  [400, 230022, 'payload'],
  [400, 230025, 'payload'],
  [400, 230028, 'payload'],
  [400, 230054, 'payload'],
  [400, 230055, 'payload'],
  [400, 230099, 'payload'],
  [400, 99992354, 'refused'],
  [200, 10002, 'refused'],
  [200, 11247, 'refused'],
])('http %i with code %i is %s', (status, code, kind) => {
  expect(classify(status, body(code), {}).kind).toBe(kind);
});

it.each([
  [230002, 'room'],
  [230018, 'room'],
  [232009, 'room'],
  [230075, 'room'],
  [230013, 'person'],
  [230029, 'person'],
  [230038, 'person'],
  [230053, 'person'],
  [230011, 'message'],
  [230019, 'message'],
  [230031, 'message'],
  [230050, 'message'],
  [230110, 'message'],
  [230111, 'message'],
  [231003, 'message'],
])('code %i: the %s is gone', (code, what) => {
  expect(classify(400, body(code), {})).toMatchObject({ kind: 'gone', what });
});

it('takes a bad receiver for whatever it was sent to', () => {
  for (const code of [230034, 230035]) {
    expect(classify(400, body(code), {}, 'person')).toMatchObject({ kind: 'gone', what: 'person' });
    expect(classify(400, body(code), {})).toMatchObject({ kind: 'gone', what: 'room' });
  }
});

it('reads the pause from Lark’s header, else from the common one, else waits a second', () => {
  expect(classify(400, body(99991400), { 'x-ogw-ratelimit-reset': '7' })).toMatchObject({
    retryAfterMs: 7000,
  });
  expect(classify(429, null, { 'retry-after': '3' })).toMatchObject({
    kind: 'rate_limited',
    retryAfterMs: 3000,
  });
  expect(classify(400, body(230020), {})).toMatchObject({ retryAfterMs: 1000 });
  expect(retryAfter({ 'retry-after': 'Wed, 21 Oct' })).toBeNull();
});

it('sorts answers without a code by their status', () => {
  expect(classify(502, null, {}).kind).toBe('transient');
  expect(classify(200, 'hello', {}).kind).toBe('transient');
  expect(classify(401, null, {}).kind).toBe('stale_token');
  expect(classify(302, null, {})).toMatchObject({ kind: 'refused', code: 'http_302' });
  expect(classify(404, null, {})).toMatchObject({ kind: 'refused', code: 'http_404' });
});

it('describes a failure with code and log id for the log', () => {
  expect(say(400, body(230001), {})).toBe('http 400, code 230001, words, log L1');
  expect(say(502, null, { 'x-tt-logid': 'L2' })).toBe('http 502, code none, log L2');
});
