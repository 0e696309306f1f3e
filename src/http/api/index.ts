import { Hono } from 'hono';
import { bearerOk } from '../bearer.ts';
import { auditEndpoints } from './audit.ts';
import { connectionEndpoints } from './connections.ts';
import { deadLetterEndpoints } from './dead-letters.ts';
import { ApiError, type Endpoint, errorBody, serve } from './endpoint.ts';
import { openapi } from './openapi.ts';
import type { ApiParts } from './parts.ts';
import { peopleEndpoints } from './people.ts';
import { projectEndpoints } from './projects.ts';
import { tenantEndpoints } from './tenants.ts';

/** All calls of the admin API. */
export function apiEndpoints(parts: ApiParts): readonly Endpoint[] {
  return [
    ...tenantEndpoints(parts),
    ...connectionEndpoints(parts),
    ...peopleEndpoints(parts),
    ...deadLetterEndpoints(parts),
    ...projectEndpoints(parts),
    ...auditEndpoints(parts),
  ];
}

/** `/api/…`: the admin API behind its bearer token; 404 throughout while no token is set. */
export function adminApi(parts: ApiParts): Hono {
  const app = new Hono();
  const endpoints = apiEndpoints(parts);

  app.use('*', async (c, next) => {
    if (!parts.adminToken)
      throw new ApiError(404, 'not_found', 'The admin API is off: ADMIN_TOKEN is not set.');
    if (!bearerOk(c.req.header('authorization'), parts.adminToken)) {
      throw new ApiError(401, 'unauthorized', 'The bearer token is missing or wrong.');
    }
    await next();
  });
  app.get('/openapi.json', (c) => c.json(openapi(endpoints, parts.publicUrl)));
  for (const given of endpoints) {
    app.on(given.method.toUpperCase(), given.path, (c) => serve(c, given, parts.requestId(c)));
  }
  // Mounted under another app, this one's own not-found answer would never be asked.
  app.all('*', () => {
    throw new ApiError(404, 'not_found', 'There is no such call.');
  });
  app.onError((error, c) => {
    const requestId = parts.requestId(c);
    if (error instanceof ApiError)
      return c.json(errorBody(error.code, error.message, requestId), error.status);
    parts.log.error({ err: error, requestId }, 'a call of the admin API failed');
    return c.json(errorBody('internal', 'Something went wrong on our side.', requestId), 500);
  });
  return app;
}
