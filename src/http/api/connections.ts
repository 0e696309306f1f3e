import { z } from 'zod';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';

const platform = z.enum(['slack', 'lark', 'dingtalk']);
const address = z.url({ protocol: /^https?$/ });

/** Apps on a platform beyond those of the environment: credentials are checked, sealed, and never shown again. */
export function connectionEndpoints({
  addConnection,
  listConnections,
  registerCommands,
}: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/connections',
      summary: 'Add a connection; fields are the environment names without prefix, in camelCase',
      body: z.looseObject({ platform, endpoints: z.record(z.string(), address).optional() }),
      status: 201,
      answer: z.object({ id: z.string(), hookUrl: z.string() }),
      async run({ body: { platform: name, endpoints = {}, ...fields } }) {
        const added = await addConnection(name, fields, endpoints);
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
    endpoint({
      method: 'post',
      path: '/connections/:id/commands',
      summary:
        'Register the command word in the platform’s own palette (Lark and Feishu); repeating it changes nothing',
      status: 200,
      answer: z.object({
        created: z.array(z.string()),
        changed: z.array(z.string()),
        unchanged: z.array(z.string()),
        failed: z.array(z.object({ command: z.string(), detail: z.string() })),
      }),
      async run({ params }) {
        const registered = await registerCommands(params.id ?? '');
        if (registered === null) throw new ApiError(404, 'not_found', 'There is no such connection.');
        if (registered === 'no_palette') {
          throw new ApiError(
            409,
            'no_palette',
            'This platform has no palette of commands that an app can fill.',
          );
        }
        return registered;
      },
    }),
  ];
}
