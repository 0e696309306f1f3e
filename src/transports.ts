import type { OpenTransport } from '../adapters/contract.ts';
import type { App } from './app.ts';
import type { Lines } from './lines.ts';
import type { StoreLog } from './store/store.ts';

/** Prepares every connection with its platform and opens the outbound transports of those configured for one. */
export async function openTransports(parts: {
  lines: Lines;
  take: App['take'];
  log: StoreLog;
}): Promise<OpenTransport> {
  const open: OpenTransport[] = [];
  for (const line of await parts.lines.list()) {
    const { adapter, connection } = line;
    try {
      await adapter.prepare?.(connection);
      const transport = await adapter.open?.(connection, (delivery) => parts.take(line, delivery));
      if (transport) open.push(transport);
    } catch (error) {
      parts.log.error({ err: error, connection: connection.id }, 'a connection could not be prepared');
    }
  }
  return {
    async close() {
      await Promise.all(open.map((transport) => transport.close()));
    },
  };
}
