import type { StandInWorld } from '../stand-in.ts';

/** Fixed, plainly fake identities of the playground's Slack. */
export const TEAM = { id: 'T0AURORA', domain: 'aurora-playground', name: 'Aurora (playground)' } as const;
export const APP_ID = 'A0LINKSTAR';
export const BOT = { userId: 'U0LINKSTAR', botId: 'B0LINKSTAR', name: 'linkstar' } as const;
export const SIGNING_SECRET = 'playground-slack-signing-secret-not-real';
export const BOT_TOKEN = 'xoxb-playground-not-a-real-token';

/** Slack's ids for the playground's people and chats, and back. */
export interface Ids {
  userId(person: string): string;
  person(userId: string): string | null;
  roomId(chat: string): string;
  chat(roomId: string): string | null;
}

const code = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Ids made from the world's own, so that they stay readable: `maya` is `U0MAYA`, `R2` is `C0R2`, `dm:maya` is `D0MAYA`. */
export function createIds(world: () => StandInWorld): Ids {
  const userId = (person: string) => `U0${code(person)}`;
  const roomId = (chat: string) => (chat.startsWith('dm:') ? `D0${code(chat.slice(3))}` : `C0${code(chat)}`);
  return {
    userId,
    roomId,
    person: (id) => world().people.find((p) => userId(p.id) === id)?.id ?? null,
    chat(id) {
      const listed = world().chats.find((c) => roomId(c.id) === id);
      if (listed) return listed.id;
      const person = world().people.find((p) => roomId(`dm:${p.id}`) === id);
      return person ? `dm:${person.id}` : null;
    },
  };
}
