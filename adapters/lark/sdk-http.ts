import { type ApiReply, call } from './transport.ts';

type Sdk = typeof import('@larksuiteoapi/node-sdk');
type HttpInstance = NonNullable<ConstructorParameters<Sdk['Client']>[0]['httpInstance']>;
type HttpOptions = Parameters<HttpInstance['request']>[0];

/**
 * What the SDK expects of axios, over fetch: it resolves with the parsed body, as the SDK's own interceptor makes
 * axios do. `judge` may throw for an answer that the SDK would let pass.
 */
export function httpOverFetch(
  fetch: typeof globalThis.fetch,
  judge: (reply: ApiReply) => unknown,
): HttpInstance {
  async function request(options: HttpOptions): Promise<unknown> {
    const headers = textHeaders(options.headers ?? {});
    const multipart = headers['content-type']?.startsWith('multipart/form-data') === true;
    if (multipart) delete headers['content-type'];
    const method = (options.method ?? 'GET').toUpperCase();
    const reply = await call(fetch, {
      method,
      url: options.url ?? '',
      headers,
      params: options.params ?? {},
      ...(multipart ? { form: formData(options.data) } : {}),
      ...(!multipart && method !== 'GET' && options.data !== undefined ? { json: options.data } : {}),
      ...(options.timeout ? { timeoutMs: options.timeout } : {}),
    });
    return judge(reply);
  }
  const short =
    (method: string) =>
    (url: string, options: HttpOptions = {}) =>
      request({ ...options, method, url });
  const withBody =
    (method: string) =>
    (url: string, data?: unknown, options: HttpOptions = {}) =>
      request({ ...options, method, url, data });
  return {
    request,
    get: short('GET'),
    delete: short('DELETE'),
    head: short('HEAD'),
    options: short('OPTIONS'),
    post: withBody('POST'),
    put: withBody('PUT'),
    patch: withBody('PATCH'),
  } as HttpInstance;
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function formData(data: unknown): FormData {
  const form = new FormData();
  const fields = Object.entries((data ?? {}) as Record<string, unknown>);
  const name = fields.find(([key]) => key === 'file_name')?.[1];
  for (const [key, value] of fields) {
    if (value instanceof Uint8Array) {
      form.set(key, new Blob([new Uint8Array(value)]), typeof name === 'string' ? name : key);
    } else if (value !== undefined) form.set(key, String(value));
  }
  return form;
}
