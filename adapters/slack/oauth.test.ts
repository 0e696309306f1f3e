import { BOT_SCOPES, beginInstall, finishInstall, INSTALL_COOKIE } from './oauth.ts';
import { cannedFetch, type TestServices, testConnection, testServices } from './services.fixture.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
const PUBLIC = 'https://linkstar.test';
const ACCESS = {
  ok: true,
  access_token: 'xoxb-new',
  scope: 'commands,chat:write',
  bot_user_id: 'UBOT',
  app_id: 'A1',
  team: { id: 'T1', name: 'Shop' },
  enterprise: null,
  is_enterprise_install: false,
};

describe('installing by OAuth', () => {
  const connection = testConnection({ clientId: '12.34', clientSecret: 'client-secret' });
  let services: TestServices;
  let access: Record<string, unknown>;
  let exchanged: URLSearchParams[];

  beforeEach(() => {
    access = ACCESS;
    exchanged = [];
    services = testServices(
      cannedFetch((method, args) => {
        if (method === 'auth.test') return { ok: true, bot_id: 'B1' };
        exchanged.push(args);
        return access;
      }),
    );
  });

  function begin(): { state: string; cookie: string; url: URL; header: string } {
    const begun = beginInstall(connection, PUBLIC, 'secret', NOW);
    if (!begun) throw new Error('no installation');
    const url = new URL(begun.url);
    const cookie = begun.cookie.split(';')[0] ?? '';
    return { url, state: url.searchParams.get('state') ?? '', cookie, header: begun.cookie };
  }

  const finish = (query: Record<string, string>, cookie: string | undefined, now = NOW, secret = 'secret') =>
    finishInstall(connection, query, cookie, { publicUrl: PUBLIC, secret, now, services });

  it('sends the browser to Slack with the scopes, and a cookie that scripts cannot read', () => {
    const { url, header } = begin();
    expect(url.pathname).toBe('/oauth/v2/authorize');
    expect(url.searchParams.get('client_id')).toBe('12.34');
    expect(url.searchParams.get('scope')).toBe(BOT_SCOPES.join(','));
    expect(url.searchParams.get('redirect_uri')).toBe('https://linkstar.test/slack/oauth/callback');
    expect(header).toMatch(/; Path=\/slack; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    expect(begin().state).not.toBe(begin().state);
  });

  it('needs client id and secret', () => {
    expect(beginInstall(testConnection(), PUBLIC, 'secret', NOW)).toBeNull();
  });

  it('exchanges the code for an installation', async () => {
    const { state, cookie } = begin();
    expect(await finish({ state, code: 'c0de' }, `other=1; ${cookie}`)).toEqual({
      ok: true,
      installation: {
        workspace: 'T1',
        botToken: 'xoxb-new',
        active: true,
        botUserId: 'UBOT',
        botId: 'B1',
        scopes: 'commands,chat:write',
      },
      name: 'Shop',
      appId: 'A1',
    });
    expect(Object.fromEntries(exchanged[0] ?? [])).toEqual({
      code: 'c0de',
      client_id: '12.34',
      client_secret: 'client-secret',
      redirect_uri: 'https://linkstar.test/slack/oauth/callback',
    });
  });

  it('makes the org the workspace of an org-wide installation', async () => {
    access = { ...ACCESS, team: null, enterprise: { id: 'E1', name: 'Org' }, is_enterprise_install: true };
    const { state, cookie } = begin();
    expect(await finish({ state, code: 'c' }, cookie)).toMatchObject({
      ok: true,
      installation: { workspace: 'E1', enterprise: 'E1' },
      name: 'Org',
    });
  });

  it('refuses before it talks to Slack', async () => {
    const { state, cookie } = begin();
    const late = new Date(NOW.getTime() + 601_000);
    const other = begin();
    const forged = `${state.split('.')[0]}.${other.state.split('.')[1]}`;
    expect(await finish({ state: forged, code: 'c' }, cookie)).toMatchObject({ code: 'bad_state' });
    expect(await finish({ code: 'c' }, cookie)).toMatchObject({ code: 'bad_state' });
    expect(await finish({ state, code: 'c' }, cookie, NOW, 'another')).toMatchObject({ code: 'bad_state' });
    expect(await finish({ state, code: 'c' }, cookie, late)).toMatchObject({ code: 'expired' });
    expect(await finish({ state, code: 'c' }, undefined)).toMatchObject({ code: 'other_browser' });
    expect(await finish({ state, code: 'c' }, other.cookie)).toMatchObject({ code: 'other_browser' });
    expect(await finish({ state, code: 'c' }, `${INSTALL_COOKIE}=`)).toMatchObject({ code: 'other_browser' });
    expect(await finish({ state, error: 'access_denied' }, cookie)).toMatchObject({ code: 'denied' });
    expect(exchanged).toEqual([]);
  });

  it('says why Slack gave no installation', async () => {
    const { state, cookie } = begin();
    access = { ok: false, error: 'invalid_code' };
    expect(await finish({ state, code: 'c' }, cookie)).toEqual({
      ok: false,
      code: 'exchange_failed',
      detail: 'invalid_code',
    });
  });
});
