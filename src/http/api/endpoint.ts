import type { Context } from 'hono';
import type { z } from 'zod';

/** One call of the admin API: its route, what it takes and what it answers; the OpenAPI page is made from these. */
export interface Endpoint<Body = unknown, Query = unknown> {
  readonly method: 'get' | 'post' | 'delete';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  run(request: {
    params: Readonly<Record<string, string>>;
    body: Body;
    query: Query;
    requestId: string;
  }): Promise<unknown>;
}

/** A refusal of the admin API, with the status it answers. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 422 | 500 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Keeps an endpoint's own types while a list holds endpoints of any. */
export function endpoint<Body, Query>(given: Endpoint<Body, Query>): Endpoint {
  return given as unknown as Endpoint;
}

/** The error body that every route but the hooks answers. */
export function errorBody(code: string, message: string, requestId: string) {
  return { error: { code, message, requestId } };
}

/** Runs an endpoint for a request: parses parameters, query and JSON body, and answers. */
export async function serve(c: Context, given: Endpoint, requestId: string): Promise<Response> {
  const body = given.body ? parse(given.body, await readJson(c), 'body') : undefined;
  const query = given.query ? parse(given.query, c.req.query(), 'query') : undefined;
  const params: Readonly<Record<string, string>> = c.req.param();
  // PostgreSQL refuses NUL in any text; nothing has a name with one.
  if (Object.values(params).some((value) => value.includes('\0')))
    throw new ApiError(404, 'not_found', 'There is nothing of that name.');
  const answer = await given.run({ params, body, query, requestId });
  return c.json(answer as object, given.status);
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new ApiError(400, 'bad_json', 'The body is not JSON.');
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${[where, ...issue.path].join('.')}: ${issue.message}`);
  throw new ApiError(400, 'invalid', problems.join('; '));
}
