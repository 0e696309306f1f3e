import { Buffer } from 'node:buffer';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { AdapterServices, Connection, Installation } from '../contract.ts';
import { apiBase, createWebApi } from './client.ts';
import type { SlackCredentials } from './credentials.ts';

/** Bot scopes asked for at installation: those of slack-manifest.yaml. */
export const BOT_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
] as const;

/** Name of the cookie that ties a state to the browser which asked for it. */
export const INSTALL_COOKIE = 'linkstar_slack_install';

/** Slack's code lives for 10 minutes, and so does our state. */
const STATE_SECONDS = 600;
const CALL_TIMEOUT_MS = 8000;

export type InstallRefusal =
  | 'no_client'
  | 'denied'
  | 'bad_state'
  | 'expired'
  | 'other_browser'
  | 'exchange_failed'
  | 'other_app';

export type Installed =
  | { readonly ok: true; readonly installation: Installation; readonly name: string; readonly appId: string }
  | { readonly ok: false; readonly code: InstallRefusal; readonly detail: string };

const stateShape = z.object({ c: z.string(), n: z.string(), e: z.number() });

/**
 * Starts an installation: where to send the browser, and the Set-Cookie header that goes with it.
 * `now` is real time; the state is signed with `secret` and good for ten minutes. Null without client id and secret.
 */
export function beginInstall(
  connection: Connection,
  publicUrl: string,
  secret: string,
  now: Date,
): { readonly url: string; readonly cookie: string } | null {
  const { clientId, clientSecret } = connection.credentials as SlackCredentials;
  if (!clientId || !clientSecret) return null;
  const nonce = randomBytes(24).toString('base64url');
  const state = signState(
    { c: connection.id, n: digest(nonce), e: Math.floor(now.getTime() / 1000) + STATE_SECONDS },
    secret,
  );
  return {
    url: installUrl(connection, publicUrl, state),
    cookie: cookieHeader(nonce, STATE_SECONDS, publicUrl),
  };
}

/** Slack's page where an installation is approved. */
export function installUrl(connection: Connection, publicUrl: string, state: string): string {
  const { clientId } = connection.credentials as SlackCredentials;
  const url = new URL('/oauth/v2/authorize', apiBase(connection));
  url.searchParams.set('client_id', clientId ?? '');
  url.searchParams.set('scope', BOT_SCOPES.join(','));
  url.searchParams.set('redirect_uri', redirectUri(publicUrl));
  url.searchParams.set('state', state);
  return url.href;
}

/** The Set-Cookie header that ends an installation's cookie. */
export function endInstallCookie(publicUrl: string): string {
  return cookieHeader('', 0, publicUrl);
}

export interface Finishing {
  readonly publicUrl: string;
  readonly secret: string;
  /** Real time. */
  readonly now: Date;
  readonly services: AdapterServices;
}

/**
 * Finishes an installation from the callback's query and the browser's Cookie header: state and cookie first,
 * then the exchange. Nothing is saved; the caller saves the installation and ends the cookie.
 */
export async function finishInstall(
  connection: Connection,
  query: Readonly<Record<string, string | undefined>>,
  cookie: string | undefined,
  finishing: Finishing,
): Promise<Installed> {
  const { clientId, clientSecret } = connection.credentials as SlackCredentials;
  if (!clientId || !clientSecret) return refused('no_client', 'no client id and secret configured');
  const state = readState(query.state, finishing.secret);
  if (!state || state.c !== connection.id) return refused('bad_state', 'the state is not ours');
  if (state.e < finishing.now.getTime() / 1000) return refused('expired', 'older than ten minutes');
  const nonce = readCookie(cookie);
  if (!nonce || !sameText(digest(nonce), state.n)) return refused('other_browser', 'no matching cookie');
  if (query.error) return refused('denied', query.error.slice(0, 100));
  if (!query.code) return refused('denied', 'no code');
  return exchangeCode(connection, query.code, finishing);
}

const accessAnswer = z.looseObject({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  bot_user_id: z.string().optional(),
  app_id: z.string(),
  team: z.looseObject({ id: z.string(), name: z.string().optional() }).nullish(),
  enterprise: z.looseObject({ id: z.string(), name: z.string().optional() }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/** Exchanges Slack's code for the installation; auth.test adds the bot id, which the exchange does not tell. */
export async function exchangeCode(
  connection: Connection,
  code: string,
  { publicUrl, services }: Pick<Finishing, 'publicUrl' | 'services'>,
): Promise<Installed> {
  const { clientId, clientSecret, appId } = connection.credentials as SlackCredentials;
  const api = createWebApi(services);
  const args = {
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri(publicUrl),
  };
  const called = await api.call(connection, undefined, 'oauth.v2.access', args, CALL_TIMEOUT_MS);
  if (!called.ok) {
    return refused('exchange_failed', called.failure.error ?? called.failure.network ?? 'no answer');
  }
  const read = accessAnswer.safeParse(called.data);
  if (!read.success) return refused('exchange_failed', 'unreadable answer');
  const { team, enterprise, access_token: botToken, scope, bot_user_id: botUserId, app_id } = read.data;
  if (appId && appId !== app_id) return refused('other_app', app_id);
  const orgWide = read.data.is_enterprise_install === true;
  const workspace = orgWide ? enterprise?.id : team?.id;
  if (!workspace) return refused('exchange_failed', 'neither a workspace nor an org');
  const tested = await api.call(connection, botToken, 'auth.test', {}, CALL_TIMEOUT_MS);
  const botId = tested.ok && typeof tested.data.bot_id === 'string' ? tested.data.bot_id : undefined;
  const installation: Installation = {
    workspace,
    botToken,
    active: true,
    ...(enterprise ? { enterprise: enterprise.id } : {}),
    ...(botUserId ? { botUserId } : {}),
    ...(botId ? { botId } : {}),
    ...(scope ? { scopes: scope } : {}),
  };
  const name = (orgWide ? enterprise?.name : team?.name) ?? workspace;
  return { ok: true, installation, name, appId: app_id };
}

function redirectUri(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/slack/oauth/callback`;
}

function refused(code: InstallRefusal, detail: string): Installed {
  return { ok: false, code, detail };
}

function signState(state: z.infer<typeof stateShape>, secret: string): string {
  const body = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${body}.${seal(body, secret)}`;
}

function readState(state: string | undefined, secret: string): z.infer<typeof stateShape> | null {
  const [body, mac, ...rest] = (state ?? '').split('.');
  if (!body || !mac || rest.length > 0 || !sameText(mac, seal(body, secret))) return null;
  const read = stateShape.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  return read.success ? read.data : null;
}

function seal(body: string, secret: string): string {
  return createHmac('sha256', secret).update(`slack-install:${body}`).digest('base64url');
}

function digest(nonce: string): string {
  return createHash('sha256').update(nonce).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function cookieHeader(value: string, seconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${INSTALL_COOKIE}=${value}; Path=/slack; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function readCookie(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=');
    if (name === INSTALL_COOKIE && value.length > 0) return value.join('=');
  }
  return null;
}
