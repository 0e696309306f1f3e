import { apiBase, type LarkConnection, parseCredentials } from './credentials.ts';

const needed = { appId: 'cli_1', appSecret: 'fake', verificationToken: 'vt' };

it('reads an app with its defaults', () => {
  expect(parseCredentials(needed)).toEqual({
    ok: true,
    credentials: { ...needed, encryptKeys: [], brand: 'feishu', mode: 'http', windowHours: 8 },
  });
});

it('takes two encrypt keys while they rotate', () => {
  expect(parseCredentials({ ...needed, encryptKey: 'new, old ' })).toMatchObject({
    credentials: { encryptKeys: ['new', 'old'] },
  });
  expect(parseCredentials({ ...needed, encryptKey: '' })).toMatchObject({ credentials: { encryptKeys: [] } });
});

it('names every mistake without repeating a value', () => {
  const parsed = parseCredentials({ appId: '', appSecret: 7, brand: 'wechat' });
  const problems = parsed.ok ? [] : parsed.problems;
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    'appId',
    'appSecret',
    'verificationToken',
    'brand',
  ]);
});

it.each([',', 'a,b,c'])('refuses %j for an encrypt key, instead of doing without one', (encryptKey) => {
  expect(parseCredentials({ ...needed, encryptKey })).toMatchObject({
    ok: false,
    problems: ['encryptKey: needs one key, or two as new,old'],
  });
});

it('knows that Lark has no long connection', () => {
  const parsed = parseCredentials({ ...needed, brand: 'lark', mode: 'long' });
  expect(parsed).toMatchObject({ ok: false, problems: [expect.stringContaining('mode')] });
  expect(parseCredentials({ ...needed, mode: 'long' }).ok).toBe(true);
});

it('speaks to the host of the brand unless told another', () => {
  const at = (brand: 'feishu' | 'lark', endpoints: Record<string, string> = {}) =>
    apiBase({ credentials: { brand }, endpoints } as unknown as LarkConnection);
  expect(at('feishu')).toBe('https://open.feishu.cn');
  expect(at('lark')).toBe('https://open.larksuite.com');
  expect(at('lark', { api: 'http://127.0.0.1:9/x/' })).toBe('http://127.0.0.1:9/x');
});
