import { createHmac } from 'node:crypto';
import { signatureHolds } from './verify.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const PUBLISHED =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';

const VECTORS: readonly (readonly [string, string, string, string])[] = [
  [
    'the vendor published',
    '1531420618',
    PUBLISHED,
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  ],
  [
    'a challenge',
    '1700000000',
    '{"type":"url_verification","challenge":"c0ffee"}',
    'v0=c1e9917686039fbc1059195a230ecb58d86cecf05a097f654f2240d2924f585d',
  ],
  [
    'an interaction with text of many scripts',
    '1700000000',
    'payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U1%22%7D%2C%22text%22%3A%22%E5%8F%91%E8%B4%A7%20%E2%80%93%20%C3%85%C3%84%C3%96%22%7D',
    'v0=89d49073bc1d40a8e4bb0c4d1415258b8f65163368549cdb4ab093a366ed919f',
  ],
];

const [, TIMESTAMP, BODY, SIGNATURE] = VECTORS[1] ?? ['', '', '', ''];
const NOW = Number(TIMESTAMP);
const signed = { timestamp: TIMESTAMP, signature: SIGNATURE, body: BODY };

describe('signatureHolds', () => {
  it.each(VECTORS)('accepts the vector: %s', (_name, timestamp, body, signature) => {
    expect(signatureHolds({ timestamp, signature, body }, [SECRET], Number(timestamp))).toBe(true);
  });

  it.each([
    ['at once', 0, true],
    ['60 s late', 60, true],
    ['300 s late', 300, true],
    ['301 s late', 301, false],
    ['300 s early', -300, true],
    ['301 s early', -301, false],
  ])('judges a request that arrives %s', (_name, seconds, holds) => {
    expect(signatureHolds(signed, [SECRET], NOW + seconds)).toBe(holds);
  });

  it('refuses a body that differs in one byte', () => {
    expect(signatureHolds({ ...signed, body: BODY.replace('c0ffee', 'c0ffef') }, [SECRET], NOW)).toBe(false);
  });

  it.each([
    ['missing', undefined],
    ['short', SIGNATURE.slice(0, -1)],
    ['in capitals', SIGNATURE.toUpperCase()],
    ['without its version', SIGNATURE.slice(3)],
    ['empty', ''],
  ])('refuses a signature that is %s, without throwing', (_name, signature) => {
    expect(signatureHolds({ ...signed, signature }, [SECRET], NOW)).toBe(false);
  });

  it.each([
    ['missing', undefined],
    ['not a number', '17000000zz'],
    ['negative', '-1700000000'],
    ['in ms', '1700000000000'],
  ])('refuses a timestamp that is %s', (_name, timestamp) => {
    expect(signatureHolds({ ...signed, timestamp }, [SECRET], NOW)).toBe(false);
  });

  it('accepts either of two secrets while one replaces the other, and no third', () => {
    const other = createHmac('sha256', 'old-secret').update(`v0:${TIMESTAMP}:${BODY}`).digest('hex');
    const old = { ...signed, signature: `v0=${other}` };
    expect(signatureHolds(old, [SECRET, 'old-secret'], NOW)).toBe(true);
    expect(signatureHolds(signed, [SECRET, 'old-secret'], NOW)).toBe(true);
    expect(signatureHolds(old, [SECRET, 'another'], NOW)).toBe(false);
  });

  it('refuses everything where no secret is configured', () => {
    expect(signatureHolds(signed, [], NOW)).toBe(false);
  });
});
