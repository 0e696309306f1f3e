import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }),
});

/** The OpenAPI 3.1 description of the admin API, made from its endpoints. */
export function openapi(endpoints: readonly Endpoint[], publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const given of endpoints) {
    const path = `/api${given.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [given.method]: operation(given) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'LinkStar admin API',
      version: '1',
      description:
        'Tenants, bind codes, connections, people waiting to be linked, projects, audit and undelivered messages.',
    },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}

function operation(given: Endpoint): object {
  const parameters = [
    ...[...given.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(given.query),
  ];
  const answer = (schema: z.ZodType, description: string) => ({
    description,
    content: { 'application/json': { schema: jsonSchema(schema) } },
  });
  return {
    summary: given.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(given.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(given.body) } },
          },
        }
      : {}),
    responses: {
      [given.status]: answer(given.answer, 'Done.'),
      default: answer(errorSchema, 'Refused.'),
    },
  };
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (!query) return [];
  const { properties = {} } = jsonSchema(query) as { properties?: Record<string, object> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
