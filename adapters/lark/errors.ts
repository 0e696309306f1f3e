import type { Outcome } from '../contract.ts';

/** What one answer of Lark's API means for the message it was about. Pure; `ok` is code 0. */
export type Verdict =
  | { readonly kind: 'ok' }
  /** The token is no longer taken: fetch once and try once more. */
  | { readonly kind: 'stale_token'; readonly detail: string }
  /** A reply cannot start or continue a thread here: reply outside of it. */
  | { readonly kind: 'no_thread'; readonly detail: string }
  /** The card itself is not taken: say it as text. */
  | { readonly kind: 'payload'; readonly code: string; readonly detail: string }
  | Exclude<Outcome, { kind: 'sent' | 'unclear' }>;

type Gone = 'room' | 'message' | 'person';

const RATE_LIMITED: Readonly<Record<number, number>> = { 99991400: 1000, 230020: 1000, 11232: 60_000 };
const STALE = new Set([99991661, 99991663, 99991664, 99991671]);
const SETUP = new Set([
  99991401, 99991543, 99991662, 99991672, 99991673, 99991676, 230006, 230027, 10003, 10014, 20050, 20070,
]);
const TRANSIENT = new Set([230049, 10012]);
const NO_THREAD = new Set([230071, 230072]);
const PAYLOAD = new Set([230001, 230022, 230025, 230028, 230054, 230055, 230099]);
const GONE: Readonly<Record<number, Gone | 'target'>> = {
  230002: 'room',
  230018: 'room',
  232009: 'room',
  230075: 'room',
  230013: 'person',
  230029: 'person',
  230038: 'person',
  230053: 'person',
  230034: 'target',
  230035: 'target',
  230011: 'message',
  230019: 'message',
  230031: 'message',
  230050: 'message',
  230110: 'message',
  230111: 'message',
  231003: 'message',
};

/** Sorts an answer of the API; a code other than 0 is a failure whatever the HTTP status says. */
export function classify(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  target: 'room' | 'person' = 'room',
): Verdict {
  const code = readCode(body);
  const detail = describe(status, body, headers);
  if (code === 0 && status < 400) return { kind: 'ok' };
  if (code === null) return withoutCode(status, headers, detail);
  const pause = RATE_LIMITED[code];
  if (pause !== undefined || status === 429) {
    return { kind: 'rate_limited', retryAfterMs: retryAfter(headers) ?? pause ?? 1000, detail };
  }
  if (STALE.has(code)) return { kind: 'stale_token', detail };
  if (SETUP.has(code)) return { kind: 'auth', detail };
  if (NO_THREAD.has(code)) return { kind: 'no_thread', detail };
  if (PAYLOAD.has(code)) return { kind: 'payload', code: String(code), detail };
  const gone = GONE[code];
  if (gone) return { kind: 'gone', what: gone === 'target' ? target : gone, detail };
  if (TRANSIENT.has(code) || status >= 500) return { kind: 'transient', detail };
  return { kind: 'refused', code: String(code), detail };
}

/** Milliseconds until the limit is lifted, from Lark's own header or the common one; null where neither is there. */
export function retryAfter(headers: Readonly<Record<string, string>>): number | null {
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds * 1000), 3_600_000) : null;
}

/** One line for the log: status, code, the vendor's words and its log id, never what was sent. */
export function describe(status: number, body: unknown, headers: Readonly<Record<string, string>>): string {
  const { msg, error } = (body !== null && typeof body === 'object' ? body : {}) as {
    msg?: unknown;
    error?: { log_id?: unknown };
  };
  const logId = error?.log_id ?? headers['x-tt-logid'];
  return [
    `http ${status}`,
    `code ${readCode(body) ?? 'none'}`,
    ...(typeof msg === 'string' ? [msg.slice(0, 200)] : []),
    ...(typeof logId === 'string' ? [`log ${logId}`] : []),
  ].join(', ');
}

function readCode(body: unknown): number | null {
  if (body === null || typeof body !== 'object' || !('code' in body)) return null;
  return typeof body.code === 'number' ? body.code : null;
}

function withoutCode(status: number, headers: Readonly<Record<string, string>>, detail: string): Verdict {
  if (status === 429) return { kind: 'rate_limited', retryAfterMs: retryAfter(headers) ?? 1000, detail };
  if (status >= 500) return { kind: 'transient', detail };
  if (status === 401) return { kind: 'stale_token', detail };
  if (status >= 300 && status < 400) return { kind: 'refused', code: `http_${status}`, detail };
  // A 2xx without a code is not Lark's answer, so nobody can say what became of the call.
  if (status < 400) return { kind: 'transient', detail };
  return { kind: 'refused', code: `http_${status}`, detail };
}
