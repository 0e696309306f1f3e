import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { AdapterServices, Connection } from '../contract.ts';
import type { VendorFailure } from './errors.ts';
import { vendorLogger } from './vendor-log.ts';

export type Called =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly failure: VendorFailure };

export interface WebApi {
  /** One call of a Web API method, never repeated; failures are returned, not thrown. `timeoutMs` ends it. */
  call(
    connection: Connection,
    token: string | undefined,
    method: string,
    args: Record<string, unknown>,
    timeoutMs: number,
  ): Promise<Called>;
}

/** Clients kept at once, and for how long in ms: rotated tokens must not pile up. */
const KEPT_CLIENTS = 64;
const KEPT_MS = 10 * 60_000;

/** The base URL of the Web API for a connection, with its last slash. */
export function apiBase(connection: Connection): string {
  const base = connection.endpoints.api ?? 'https://slack.com/api/';
  return base.endsWith('/') ? base : `${base}/`;
}

/** Options under which Slack's client never repeats a call, never waits out a limit, and runs in workerd. */
export function clientOptions(
  services: Pick<AdapterServices, 'fetch' | 'log'>,
  base: string,
  timeoutMs: number,
): WebClientOptions {
  return {
    slackApiUrl: base,
    fetch: plainFetch(services.fetch),
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: vendorLogger(services.log),
  };
}

/** No answer came; `network` says whether the request can have reached Slack. */
export class LineFailure extends Error {
  override readonly name = 'LineFailure';
  readonly network: 'never_sent' | 'broken';

  constructor(cause: unknown) {
    super('no answer from Slack', { cause });
    this.network = networkOf(cause);
  }
}

/**
 * Slack's client calls its stored fetch as a method and asks for `redirect: 'error'`; workerd refuses both.
 * A 429 without Retry-After gets one, since the client cannot name that case. Rejects with a `LineFailure` only.
 */
export function plainFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const answer = await fetch(input, { ...init, redirect: 'manual' }).catch((error: unknown) => {
      throw new LineFailure(error);
    });
    if (answer.status !== 429 || answer.headers.has('retry-after')) return answer;
    const headers = new Headers(answer.headers);
    headers.set('retry-after', '30');
    return new Response(answer.body, { status: 429, headers });
  };
}

/** Slack's Web API through its own client, one per token, a few of them, each for a while. */
export function createWebApi(services: AdapterServices): WebApi {
  const kept = new Map<string, { client: WebClient; until: number }>();

  function clientFor(base: string, token: string | undefined, timeoutMs: number): WebClient {
    const now = services.now().getTime();
    const key = `${base} ${timeoutMs} ${token ?? ''}`;
    const found = kept.get(key);
    if (found && found.until > now) return found.client;
    kept.delete(key);
    for (const oldest of kept.keys()) {
      if (kept.size < KEPT_CLIENTS) break;
      kept.delete(oldest);
    }
    const client = new WebClient(token, clientOptions(services, base, timeoutMs));
    kept.set(key, { client, until: now + KEPT_MS });
    return client;
  }

  return {
    async call(connection, token, method, args, timeoutMs) {
      services.usage.add(connection.id, method, 1);
      try {
        const data = await clientFor(apiBase(connection), token, timeoutMs).apiCall(method, args);
        return { ok: true, data: { ...data } };
      } catch (error) {
        return { ok: false, failure: toFailure(error) };
      }
    },
  };
}

/** What went wrong, as plain data; programming errors are thrown on. */
export function toFailure(error: unknown): VendorFailure {
  if (error instanceof WebAPIRateLimitedError) {
    return { status: 429, error: 'ratelimited', headers: { 'retry-after': String(error.retryAfter) } };
  }
  if (error instanceof WebAPIHTTPError) return httpFailure(error.statusCode, error.headers, error.body);
  if (error instanceof WebAPIPlatformError) {
    const { data } = error;
    const hints = [...(data.response_metadata?.messages ?? [])];
    if ('needed' in data && typeof data.needed === 'string') hints.push(`needed: ${data.needed}`);
    // Something between us and Slack answered 200 with a page: nobody knows what became of the call.
    if (!/^[a-z0-9_]+$/.test(data.error)) return { status: 502, error: 'unreadable_answer' };
    return { status: 200, error: data.error, ...(hints.length ? { hints } : {}) };
  }
  if (error instanceof WebAPIRequestError) {
    return { status: null, network: networkOf(error.original) };
  }
  // The line broke in the middle of an answer: the call may have been taken.
  if (error instanceof TypeError && /terminated|aborted/.test(error.message))
    return { status: null, network: 'broken' };
  throw error;
}

/** A failure made of an HTTP answer; a JSON body's `error` names it. */
export function httpFailure(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): VendorFailure {
  const code = /"error"\s*:\s*"([a-z0-9_]+)"/.exec(typeof body === 'string' ? body : '')?.[1];
  return { status, headers, ...(code ? { error: code } : {}) };
}

/** Posts once to an address that Slack handed us; nothing of an accepting answer is read. */
export async function postOnce(
  fetch: typeof globalThis.fetch,
  address: URL,
  contentType: string,
  body: string | Uint8Array<ArrayBuffer>,
  timeoutMs: number,
): Promise<VendorFailure | null> {
  try {
    const answer = await plainFetch(fetch)(address, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (answer.ok) {
      await answer.body?.cancel();
      return null;
    }
    const text = await answer.text().catch(() => '');
    return httpFailure(answer.status, Object.fromEntries(answer.headers), text);
  } catch (error) {
    if (error instanceof LineFailure) return { status: null, network: error.network };
    throw error;
  }
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether the request can have reached Slack before the line broke; unknown reasons count as broken. */
export function networkOf(error: unknown): 'never_sent' | 'broken' {
  if (error instanceof LineFailure) return error.network;
  let at: unknown = error;
  while (typeof at === 'object' && at !== null) {
    if ('code' in at && typeof at.code === 'string' && NEVER_SENT.has(at.code)) return 'never_sent';
    at = 'cause' in at ? at.cause : null;
  }
  return 'broken';
}
