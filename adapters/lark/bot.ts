import type { AdapterServices } from '../contract.ts';
import type { LarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { CALLBACK_TIMEOUT_MS } from './limits.ts';

/** Who the app's own bot is: needed to tell its mention from those of people. */
export interface BotIdentity {
  /** The bot's open_id where it is already known in this process. */
  known(connection: LarkConnection): string | null;
  /** The bot's open_id from memory, the installation or the API; null where the API does not tell it now. */
  find(connection: LarkConnection, workspace: string | null): Promise<string | null>;
}

/** Bot identities kept for the life of the process; an open_id of an app never changes. */
export function createBotIdentity(services: AdapterServices, client: LarkClient): BotIdentity {
  const ids = new Map<string, string>();
  const keyOf = (c: LarkConnection) => `${c.id} ${c.credentials.appId}`;

  async function ask(connection: LarkConnection): Promise<string | null> {
    const result = await client.get(connection, '/open-apis/bot/v3/info', CALLBACK_TIMEOUT_MS);
    if (!result.ok) {
      services.log.warn(
        { connection: connection.id, verdict: result.verdict },
        'the bot cannot be identified now',
      );
      return null;
    }
    const { bot } = result.data as { bot?: { open_id?: unknown } };
    return typeof bot?.open_id === 'string' ? bot.open_id : null;
  }

  return {
    known: (connection) => ids.get(keyOf(connection)) ?? null,
    async find(connection, workspace) {
      const present = ids.get(keyOf(connection));
      if (present) return present;
      const installed = workspace ? await services.installations.find(connection.id, workspace) : null;
      const id = installed?.botUserId ?? (await ask(connection));
      if (id === null) return null;
      ids.set(keyOf(connection), id);
      if (installed && !installed.botUserId) {
        await services.installations.save(connection.id, { ...installed, botUserId: id });
      }
      return id;
    },
  };
}
