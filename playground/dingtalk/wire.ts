import type { Context } from 'hono';
import type { z } from 'zod';

/** An error in the shape of the new API. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: 400 | 403 | 404 | 429 | 500,
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

/** The request's JSON body by its schema; anything else is an error of the vendor's. */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  if (!(c.req.header('content-type') ?? '').includes('application/json')) {
    throw new ApiError(400, 'InvalidContentType');
  }
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new ApiError(400, 'param.invalid', `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`);
}

/** The error as the vendor answers it. */
export function errorAnswer(c: Context, error: Error): Response {
  if (!(error instanceof ApiError)) throw error;
  return c.json({ code: error.code, message: error.message, requestid: 'FAKE-REQUEST' }, error.status);
}
