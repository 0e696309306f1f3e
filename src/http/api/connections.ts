import { z } from 'zod';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';

const platform = z.enum(['slack', 'lark', 'dingtalk']);

/** Apps on a platform beyond those of the environment: credentials are checked, sealed, and never shown again. */
export function connectionEndpoints({ addConnection, listConnections }: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/connections',
      summary: 'Add a connection; fields are the environment names without prefix, in camelCase',
      body: z.looseObject({ platform }),
      status: 201,
      answer: z.object({ id: z.string(), hookUrl: z.string() }),
      async run({ body: { platform: name, ...fields } }) {
        const added = await addConnection(name, fields);
        if (!added.ok) throw new ApiError(422, 'invalid_credentials', added.problems.join('; '));
        return { id: added.id, hookUrl: added.hookUrl };
      },
    }),
    endpoint({
      method: 'get',
      path: '/connections',
      summary: 'All connections, without their credentials',
      status: 200,
      answer: z.object({
        connections: z.array(z.object({ id: z.string(), platform, hookUrl: z.string(), source: z.string() })),
      }),
      run: async () => ({ connections: await listConnections() }),
    }),
  ];
}
