import { API_TIMEOUT_MS } from './limits.ts';

/** One call as it goes out; `url` is absolute. */
export interface ApiCall {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly json?: unknown;
  readonly form?: FormData;
  readonly timeoutMs?: number;
}

export interface ApiReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or null where the body was none. */
  readonly body: unknown;
}

/** No answer came. `sent` is false only where the request certainly never reached the vendor. */
export class NoReply extends Error {
  readonly sent: boolean;

  constructor(message: string, sent: boolean, cause: unknown) {
    super(message, { cause });
    this.name = 'NoReply';
    this.sent = sent;
  }
}

/** The vendor answered with something other than code 0. */
export class ApiFailure extends Error {
  readonly reply: ApiReply;

  constructor(reply: ApiReply) {
    super(`the call was answered with http ${reply.status}`);
    this.name = 'ApiFailure';
    this.reply = reply;
  }
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Makes one call without any retry; throws NoReply after its timeout (5 s unless told) or a broken line. */
export async function call(fetch: typeof globalThis.fetch, request: ApiCall): Promise<ApiReply> {
  const url = new URL(request.url);
  for (const [name, value] of Object.entries(request.params ?? {})) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { ...request.headers };
  if (request.json !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
  const body = request.form ?? (request.json === undefined ? undefined : JSON.stringify(request.json));
  try {
    const response = await fetch(url, {
      method: request.method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body }),
      // Workers know no `error` here; a redirect comes back as an answer without a code and is refused as such.
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMs ?? API_TIMEOUT_MS),
    });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parse(text) };
  } catch (cause) {
    const code = causeCode(cause);
    throw new NoReply(`no answer: ${code ?? (cause as Error).name}`, !(code && NEVER_SENT.has(code)), cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function causeCode(error: unknown): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string') return e.code;
  }
  return null;
}
