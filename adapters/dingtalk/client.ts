import { z } from 'zod';
import type { AdapterServices, Connection } from '../contract.ts';
import { baseUrl, mayCall } from './address.ts';
import { credentialsOf, current } from './credentials.ts';
import { classify, classifyBroken, type Fault, json } from './errors.ts';
import { LIMITS } from './limits.ts';
import { createPace, type PaceClock, realTime } from './pace.ts';

/** One call's answer, read by its schema, or what went wrong. */
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** DingTalk's API for one app: one attempt a call, except for a token that the vendor calls stale. */
export interface DingtalkClient {
  /** The new API, `https://api.dingtalk.com`. */
  call<T>(method: 'POST' | 'PUT', path: string, body: object, schema: z.ZodType<T>): Promise<Called<T>>;
  /** The old API, `https://oapi.dingtalk.com`, which takes the token in its query. */
  callOld<T>(path: string, body: object | FormData, schema: z.ZodType<T>): Promise<Called<T>>;
  /** An address that the vendor handed us; refused unless it is the vendor's. */
  webhook(address: string, body: object): Promise<Called<unknown>>;
}

interface Token {
  readonly value: string;
  readonly from: number;
  readonly until: number;
}

const tokenAnswer = z.looseObject({ accessToken: z.string().min(1), expireIn: z.coerce.number() });
const REFRESH_EARLY_MS = 600_000;
/** Calls that do not count against the monthly quota (page basic-interfaces-such-as-log-off-and-address-book). */
const FREE = /\/oauth2\/|\/topapi\/v2\/user\//;

/** A client for one connection, with its own token, pace and pause after a ban. */
export function createClient(
  services: Pick<AdapterServices, 'fetch' | 'now' | 'usage' | 'log'>,
  connection: Connection,
  clock: PaceClock = realTime,
): DingtalkClient {
  const credentials = credentialsOf(connection);
  // Called by itself: on Workers it refuses to be called as somebody's method.
  const { fetch } = services;
  const gate = createPace(LIMITS.callsPerSecond, LIMITS.callBurst, clock);
  let token: Token | null = null;
  let fetching: Promise<Called<string>> | null = null;
  let bannedUntil = Number.NEGATIVE_INFINITY;

  async function send(url: string, init: RequestInit): Promise<Called<string>> {
    if (clock.now() < bannedUntil) {
      const retryAfterMs = Math.ceil(bannedUntil - clock.now());
      return failed({ class: 'ban', code: 'ip_banned', detail: 'paused after a ban', retryAfterMs });
    }
    await gate();
    services.usage.add(connection.id, FREE.test(url) ? 'api_free' : 'api', 1);
    try {
      const answer = await fetch(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(LIMITS.callTimeoutMs),
      });
      const text = await answer.text();
      const fault = classify(answer.status, text, Object.fromEntries(answer.headers));
      if (fault?.class === 'ban') bannedUntil = clock.now() + (fault.retryAfterMs ?? 300_000);
      return fault === null ? { ok: true, value: text } : failed(fault);
    } catch (cause) {
      return failed(classifyBroken(cause));
    }
  }

  async function fetchToken(): Promise<Called<string>> {
    const asked = services.now().getTime();
    const answer = await send(`${baseUrl(connection, 'api')}/v1.0/oauth2/accessToken`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ appKey: credentials.clientId, appSecret: current(credentials.clientSecret) }),
    });
    const read = answer.ok ? readAs(answer.value, tokenAnswer) : answer;
    if (!read.ok) return withoutSending(read.fault);
    token = { value: read.value.accessToken, from: asked, until: asked + read.value.expireIn * 1_000 };
    return { ok: true, value: token.value };
  }

  async function freshToken(stale?: string): Promise<Called<string>> {
    const now = services.now().getTime();
    const usable =
      token !== null && token.value !== stale && now >= token.from && now < token.until - REFRESH_EARLY_MS;
    if (usable && token !== null) return { ok: true, value: token.value };
    fetching ??= fetchToken().finally(() => {
      fetching = null;
    });
    return fetching;
  }

  async function withToken<T>(attempt: (token: string) => Promise<Called<T>>): Promise<Called<T>> {
    const first = await freshToken();
    if (!first.ok) return first;
    const answer = await attempt(first.value);
    if (answer.ok || answer.fault.class !== 'token') return answer;
    const second = await freshToken(first.value);
    return second.ok ? attempt(second.value) : second;
  }

  return {
    call: (method, path, body, schema) =>
      withToken(async (value) => {
        const answer = await send(`${baseUrl(connection, 'api')}${path}`, {
          method,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'x-acs-dingtalk-access-token': value,
          },
          body: JSON.stringify(body),
        });
        return answer.ok ? readAs(answer.value, schema) : answer;
      }),
    callOld: (path, body, schema) =>
      withToken(async (value) => {
        const url = `${baseUrl(connection, 'oapi')}${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(value)}`;
        const answer = await send(url, { method: 'POST', ...oldBody(body) });
        return answer.ok ? readAs(answer.value, schema) : answer;
      }),
    async webhook(address, body) {
      if (!mayCall(connection, address)) {
        return failed({ class: 'session', code: 'address_refused', detail: 'not an address of the vendor' });
      }
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      const answer = await send(address, init);
      return answer.ok ? readAs(answer.value, z.unknown()) : answer;
    },
  };
}

function oldBody(body: object | FormData): RequestInit {
  return body instanceof FormData
    ? { body }
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function failed(fault: Fault): { ok: false; fault: Fault } {
  return { ok: false, fault };
}

/** Without a token nothing was said, so an unclear answer to its request is merely a failed attempt. */
function withoutSending(fault: Fault): { ok: false; fault: Fault } {
  return failed(fault.class === 'ambiguous' ? { ...fault, class: 'transient' } : fault);
}

function readAs<T>(text: string, schema: z.ZodType<T>): Called<T> {
  const parsed = schema.safeParse(json(text));
  if (parsed.success) return { ok: true, value: parsed.data };
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return failed({ class: 'ambiguous', code: 'unreadable_answer', detail });
}
