import type { Context } from 'hono';

/** Lark's envelope around a result. */
export function ok(c: Context, data: object = {}) {
  return c.json({ code: 0, msg: 'success', data });
}

/** Lark's envelope around a refusal: IM errors come with HTTP 400. */
export function fail(c: Context, code: number, msg: string, status: 400 | 401 | 404 = 400) {
  return c.json({ code, msg, error: { log_id: 'fake-log-id' } }, status);
}
