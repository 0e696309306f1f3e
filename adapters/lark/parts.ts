import type { AdapterServices } from '../contract.ts';
import { type BotIdentity, createBotIdentity } from './bot.ts';
import { createLarkClient, type LarkClient } from './client.ts';
import { createRooms, type Rooms } from './rooms.ts';

/** What one adapter keeps while it lives: its client, the bot's identity and what it learned of chats. */
export interface LarkParts {
  readonly services: AdapterServices;
  readonly client: LarkClient;
  readonly bot: BotIdentity;
  readonly rooms: Rooms;
}

/** The parts of one adapter; nothing in them has to survive a restart. */
export function createParts(services: AdapterServices): LarkParts {
  const client = createLarkClient(services);
  return { services, client, bot: createBotIdentity(services, client), rooms: createRooms(client) };
}
