import { z } from 'zod';
import type { Outcome } from '../contract.ts';
import { CODES, type FaultClass, PATTERNS } from './error-codes.ts';

/** What went wrong with one call, in the vendor's code and our class. */
export interface Fault {
  readonly class: FaultClass;
  readonly code: string;
  readonly detail: string;
  readonly retryAfterMs?: number;
}

const scalar = z.union([z.string(), z.number()]).transform(String);
const errorBody = z.looseObject({
  code: scalar.nullish(),
  message: z.string().nullish(),
  requestid: z.string().nullish(),
  accessdenieddetail: z.looseObject({ requiredscopes: z.array(z.string()).nullish() }).nullish(),
  errcode: scalar.nullish(),
  errmsg: z.string().nullish(),
  request_id: z.string().nullish(),
  sub_code: scalar.nullish(),
  sub_msg: z.string().nullish(),
  punish: z.string().nullish(),
  wait: z.number().nullish(),
  success: z.union([z.boolean(), z.string()]).nullish(),
});

/**
 * Reads an answer of the new or the old API; null when it is a success. Codes decide, not the HTTP status:
 * the old API answers 200 with an error inside, and a worn-out token is a 400.
 */
export function classify(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Fault | null {
  const parsed = errorBody.safeParse(lowered(json(body)));
  const fields: Partial<z.infer<typeof errorBody>> = parsed.success ? parsed.data : {};
  const retryAfterMs = retryAfter(headers['retry-after']);
  const made = (found: FaultClass, code: string, message: string): Fault => ({
    class: found,
    code,
    detail: detailOf(code, message, fields),
    ...withWait(found, retryAfterMs),
  });
  if (
    fields.punish === 'deny' ||
    fields.code === '1111' ||
    ((status === 200 || (status >= 400 && status < 500)) && /^\s*</.test(body))
  ) {
    return made('ban', 'ip_banned', 'the address of this server is blocked for some minutes');
  }
  const oldCode = fields.errcode;
  if (oldCode !== undefined && oldCode !== null && oldCode !== '0') {
    return made(oldClass(oldCode, fields.sub_code ?? ''), oldCode, fields.sub_msg ?? fields.errmsg ?? '');
  }
  const failed = status >= 300 || fields.success === false || fields.success === 'false';
  if (!failed) return null;
  const code = fields.code ?? `http_${status}`;
  return made(newClass(code, status), code, fields.message ?? '');
}

/** A call that got no answer: refused before it was sent, or broken off when it may already have arrived. */
export function classifyBroken(cause: unknown): Fault {
  const names = causes(cause);
  const neverSent = names.find((name) =>
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(name),
  );
  return neverSent === undefined
    ? { class: 'ambiguous', code: 'no_answer', detail: `no answer (${names[0] ?? 'unknown'})` }
    : { class: 'transient', code: 'unreachable', detail: `not reachable (${neverSent})` };
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return [code, ...causes(error.cause)];
}

/** What became of an attempt, for the outbox. */
export function outcomeOf(fault: Fault): Outcome {
  const { detail, code } = fault;
  switch (fault.class) {
    case 'rate':
    case 'minute':
    case 'send_rate':
    case 'quota':
    case 'ban':
      return { kind: 'rate_limited', retryAfterMs: fault.retryAfterMs ?? 1_500, detail };
    case 'token':
    case 'credentials':
    case 'robot':
    case 'permission':
    case 'network':
      return { kind: 'auth', detail };
    case 'transient':
      return {
        kind: 'transient',
        detail,
        ...(fault.retryAfterMs === undefined ? {} : { retryAfterMs: fault.retryAfterMs }),
      };
    case 'ambiguous':
      return { kind: 'unclear', detail };
    case 'room':
      return { kind: 'gone', what: 'room', detail };
    case 'person':
      return { kind: 'gone', what: 'person', detail };
    case 'card_missing':
      return { kind: 'gone', what: 'message', detail };
    case 'session':
      return { kind: 'gone', what: 'handle', detail };
    default:
      return { kind: 'refused', code, detail };
  }
}

function oldClass(code: string, subCode: string): FaultClass {
  if (code !== '88') return CODES[code] ?? 'refused';
  return subCode === '' ? 'transient' : (CODES[subCode] ?? 'permission');
}

function newClass(code: string, status: number): FaultClass {
  const known = CODES[code] ?? PATTERNS.find(([pattern]) => pattern.test(code))?.[1];
  if (status === 429 && (known === undefined || known === 'transient')) return 'rate';
  if (known !== undefined) return known;
  if (status === 401) return 'token';
  if (status === 408 || status === 502 || status === 504) return 'ambiguous';
  return status >= 500 ? 'transient' : 'refused';
}

const WAITS: Readonly<Partial<Record<FaultClass, number>>> = {
  rate: 1_500,
  minute: 60_000,
  send_rate: 60_000,
  quota: 3_600_000,
  ban: 300_000,
};

/** The vendor's own hint counts only where it asks for more patience than the class does. */
function withWait(found: FaultClass, hinted: number | undefined): { retryAfterMs: number } | object {
  const own = WAITS[found];
  if (own === undefined) return hinted !== undefined && found === 'transient' ? { retryAfterMs: hinted } : {};
  return { retryAfterMs: Math.max(own, hinted ?? 0) };
}

function retryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value.trim()) ? Number(value) * 1_000 : undefined;
}

function detailOf(code: string, message: string, fields: Partial<z.infer<typeof errorBody>>): string {
  const scopes = fields.accessdenieddetail?.requiredscopes ?? [];
  const request = fields.requestid ?? fields.request_id;
  return [
    code,
    message.slice(0, 300),
    scopes.length > 0 ? `missing scope ${scopes.join(', ')}` : '',
    request === null || request === undefined ? '' : `request ${request}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The body as JSON, or null when it is none: an unreadable answer is classed by its status. */
export function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Field names in lower case, since gateway and API spell them differently. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowered(inner)]));
}
