import type { Context, MiddlewareHandler } from 'hono';
import type { Ids } from '../store/ids.ts';

/** Gives every request an id, shown in errors and log lines and sent back as `x-request-id`. */
export function requestId(ids: Ids): MiddlewareHandler {
  return async (c, next) => {
    const id = ids.token(12);
    c.set('requestId', id);
    await next();
    c.res.headers.set('x-request-id', id);
  };
}

/** The id that this request was given. */
export function requestIdOf(c: Context): string {
  return String(c.get('requestId') ?? '');
}
