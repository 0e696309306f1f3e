import { createCipheriv, createHash } from 'node:crypto';
import { AESCipher, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { HookRequest } from '../contract.ts';
import type { LarkCredentials } from './credentials.ts';
import { decrypt, openRequest, signatureOk, withinWindow } from './verify.ts';

const NOW = new Date(1_700_000_000_000);
const HOUR = 3600;
const VECTOR =
  'AAECAwQFBgcICQoLDA0OD8c4P+ftShh3CIcW7R+4f30rvxS5SFpF45SmSF3NwYRSKdP7EUq5476+cX8qHNA6BmovX+KAeqvx9NjJ4jv3TVzTSzQzA7PzS76EiiVZFdJk';

const credentials: LarkCredentials = {
  appId: 'cli_1',
  appSecret: 'fake',
  encryptKeys: ['kitchen-sink'],
  verificationToken: 'vt-abc',
  brand: 'feishu',
  mode: 'http',
  windowHours: 8,
};
const plain: LarkCredentials = { ...credentials, encryptKeys: [] };
const event = { schema: '2.0', header: { token: 'vt-abc', event_id: 'e', event_type: 'x' }, event: {} };

function seal(payload: unknown, key = 'kitchen-sink'): string {
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

function sign(body: string, key = 'kitchen-sink', seconds = 1_700_000_000): Record<string, string> {
  const hash = createHash('sha256').update(`${seconds}n-42${key}${body}`).digest('hex');
  return {
    'x-lark-request-timestamp': String(seconds),
    'x-lark-request-nonce': 'n-42',
    'x-lark-signature': hash,
  };
}

function request(body: string, headers: Record<string, string> = {}): HookRequest {
  return { method: 'POST', url: 'http://localhost/hooks/lark', headers, body };
}

function sealed(payload: unknown, key?: string): string {
  return JSON.stringify({ encrypt: seal(payload, key) });
}

describe('test vectors', () => {
  it('decrypts the published one and our own', () => {
    expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
    expect(decrypt('kitchen-sink', VECTOR)).toBe(
      '{"challenge":"c-123","token":"vt-abc","type":"url_verification"}',
    );
  });

  it('signs the raw body, not what a parser makes of it', () => {
    const body = `{"encrypt":"${VECTOR}"}`;
    const signature = '1e4fd9facd943647076d8452c964037f84ac8729f03c2bf9a687d4cd05b05bf2';
    expect(signatureOk(body, '1700000000', 'n-42', 'kitchen-sink', signature)).toBe(true);
    expect(signatureOk(`${body} `, '1700000000', 'n-42', 'kitchen-sink', signature)).toBe(false);
    expect(signatureOk(body, '1700000000', 'n-42', 'kitchen-sink', signature.slice(2))).toBe(false);
    expect(signatureOk(body, '1700000000', 'n-42', 'kitchen-sink', 'zz')).toBe(false);
  });

  it('agrees with the vendor’s own code about encryption and signature', async () => {
    const text = JSON.stringify({ ...event, event: { note: '中文 ✓' } });
    expect(new AESCipher('kitchen-sink').decrypt(seal(text))).toBe(text);
    const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
    const dispatcher = new EventDispatcher({
      encryptKey: 'kitchen-sink',
      logger: silent,
      loggerLevel: LoggerLevel.error,
    }).register({ x: () => 'heard' } as object);
    const body = sealed(text);
    const headers = sign(body);
    const data = Object.assign(Object.create({ headers }), JSON.parse(body));
    expect(await dispatcher.invoke(data)).toBe('heard');
    expect(openRequest(request(body, headers), credentials, NOW).ok).toBe(true);
  });
});

describe('window', () => {
  it.each([
    [0, true],
    [8 * HOUR, true],
    [-8 * HOUR, true],
    [8 * HOUR + 1, false],
    [-8 * HOUR - 1, false],
  ])('%i seconds away: %s', (offset, taken) => {
    const body = sealed(event);
    const headers = sign(body, 'kitchen-sink', 1_700_000_000 + offset);
    expect(openRequest(request(body, headers), credentials, NOW).ok).toBe(taken);
  });

  it('takes nothing but plain seconds for a timestamp', () => {
    for (const odd of ['', ' 1700000000', '1.7e9', '-1', 'now', '1700000000000000']) {
      expect(withinWindow(odd, NOW, 8)).toBe(false);
    }
  });
});

describe('with an encrypt key', () => {
  const outcome = (body: string, headers: Record<string, string> = {}, c = credentials) =>
    openRequest(request(body, headers), c, NOW);

  it('takes either key while they rotate', () => {
    const both = { ...credentials, encryptKeys: ['brand-new', 'kitchen-sink'] };
    for (const key of both.encryptKeys) {
      const body = sealed(event, key);
      expect(outcome(body, sign(body, key), both)).toMatchObject({ ok: true, json: event });
    }
  });

  it('refuses a wrong signature before it looks at the body', () => {
    const body = sealed(event);
    expect(outcome(body, sign(`${body} `))).toMatchObject({ ok: false, status: 401 });
    expect(outcome('not json', sign('other'))).toMatchObject({ ok: false, status: 401 });
    expect(outcome(body, sign(body, 'other-key'))).toMatchObject({ ok: false, status: 401 });
  });

  it('refuses headers that are not all there', () => {
    const body = sealed(event);
    for (const name of Object.keys(sign(body))) {
      const { [name]: _gone, ...rest } = sign(body);
      expect(outcome(body, rest)).toMatchObject({ ok: false, status: 401 });
    }
    expect(outcome(body)).toMatchObject({ ok: false, status: 401 });
  });

  it('calls a signed body that cannot be read unreadable', () => {
    for (const body of ['not json', '[]', '{"encrypt":"AAAA"}', sealed('not json'), sealed('[1]')]) {
      expect(outcome(body, sign(body))).toMatchObject({ ok: false, status: 400 });
    }
  });

  it('refuses a signed body that is not encrypted, and one whose token differs', () => {
    const open = JSON.stringify(event);
    expect(outcome(open, sign(open))).toMatchObject({ ok: false, status: 400 });
    const other = sealed({ ...event, header: { ...event.header, token: 'other' } });
    expect(outcome(other, sign(other))).toMatchObject({ ok: false, status: 401 });
  });

  it('never lets plain keys beside the ciphertext override it', () => {
    const body = JSON.stringify({ encrypt: seal(event), schema: '2.0', header: { token: 'x' } });
    expect(outcome(body, sign(body))).toMatchObject({ ok: true, json: event });
  });

  it('takes an unsigned body only as an encrypted challenge with the right token', () => {
    const challenge = { type: 'url_verification', token: 'vt-abc', challenge: 'c' };
    expect(outcome(sealed(challenge))).toMatchObject({ ok: true });
    expect(outcome(JSON.stringify(challenge))).toMatchObject({ ok: false, status: 401 });
    expect(outcome(sealed({ ...challenge, token: 'no' }))).toMatchObject({ ok: false, status: 401 });
    expect(outcome(sealed(event))).toMatchObject({ ok: false, status: 401 });
    expect(outcome(sealed(challenge, 'other-key'))).toMatchObject({ ok: false, status: 401 });
  });
});

describe('without an encrypt key', () => {
  const outcome = (body: string) => openRequest(request(body), plain, NOW);

  it('takes a body with the right token, of either generation', () => {
    expect(outcome(JSON.stringify(event))).toMatchObject({ ok: true });
    const first = { uuid: 'u', token: 'vt-abc', type: 'event_callback', event: { type: 'x' } };
    expect(outcome(JSON.stringify(first))).toMatchObject({ ok: true });
  });

  it('refuses everything else', () => {
    const stray = { ...event, token: 'vt-abc', header: { event_id: 'e' } };
    for (const body of ['', 'null', '{}', sealed(event), JSON.stringify(stray)]) {
      expect(outcome(body)).toMatchObject({ ok: false, status: 401 });
    }
  });
});
