import { jest } from '@jest/globals';
import type { AdapterServices } from '../../adapters/contract.ts';
import { shareAdapters } from './shared-services.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const shared = { fetch: globalThis.fetch, now: () => new Date(0), log };

function services(counted: string[]): AdapterServices {
  return {
    ...shared,
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: { add: (connectionId) => void counted.push(connectionId) },
  };
}

const connection = {
  id: 'ding',
  platform: 'dingtalk',
  credentials: {
    clientId: 'id',
    clientSecret: 'secret',
    robotCode: 'id',
    mode: 'http',
    callbackApiSecret: 'callback',
  },
  endpoints: {},
  hookUrl: 'https://example.com/hooks/ding',
} as const;
const unsigned = { method: 'GET', url: '/hooks/ding', headers: {}, body: '' };
const challenge = { ...unsigned, method: 'POST', headers: { 'x-ddpaas-signature': 'bad' } };

describe('adapters that many requests share', () => {
  it('are the same for all requests', async () => {
    const { use } = shareAdapters(shared);
    const first = await use(services([]), async (adapters) => adapters.dingtalk);
    expect(await use(services([]), async (adapters) => adapters.dingtalk)).toBe(first);
    expect(first.accept(challenge, connection, new Date())).toMatchObject({ kind: 'refused' });
  });

  it('write through the services of the request that uses them, also where requests overlap', async () => {
    const { use } = shareAdapters(shared);
    const counts: string[][] = [[], []];
    await Promise.all(
      counts.map((counted, index) =>
        use(services(counted), async (adapters) => {
          await Promise.resolve();
          await adapters.dingtalk.prepare?.({
            ...connection,
            id: `ding${index}`,
            endpoints: { api: 'http://127.0.0.1:1', oapi: 'http://127.0.0.1:1' },
          });
        }),
      ),
    );
    expect(counts.map((counted) => [...new Set(counted)])).toEqual([['ding0'], ['ding1']]);
  });

  it('are made anew once a request that used them was cut off', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(0);
    const { use } = shareAdapters(shared);
    let first: unknown;
    void use(services([]), (adapters) => {
      first = adapters;
      return new Promise(() => undefined);
    });
    now.mockReturnValue(59_000);
    expect(await use(services([]), async (adapters) => adapters)).toBe(first);
    now.mockReturnValue(61_000);
    expect(await use(services([]), async (adapters) => adapters)).not.toBe(first);
    now.mockRestore();
  });
});
