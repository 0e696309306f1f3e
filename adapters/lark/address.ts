import { createHash } from 'node:crypto';
import type { Target } from '../contract.ts';
import { LIMITS } from './limits.ts';

/** Where a message goes: a chat (perhaps below a message of it), or a person's direct chat with the bot. */
export type Address =
  | { readonly kind: 'chat'; readonly chat: string; readonly root?: string }
  | { readonly kind: 'person'; readonly openId: string };

/** The address of a target; what only one person may see goes to their direct chat. Null: Lark has no such place. */
export function addressOf(target: Target): Address | null {
  switch (target.kind) {
    case 'room':
      return { kind: 'chat', chat: target.room, ...(target.thread ? { root: target.thread } : {}) };
    case 'direct':
    case 'only':
      return { kind: 'person', openId: target.userId };
    case 'reply':
      return {
        kind: 'person',
        openId: typeof target.handle.openId === 'string' ? target.handle.openId : target.userId,
      };
    case 'home':
      return null;
  }
}

/** Lark's idempotency key: the same for every attempt at one part of one message, and never longer than it may be. */
export function uuidOf(source: string, address: Address, part = ''): string {
  const place = address.kind === 'chat' ? address.chat : address.openId;
  return createHash('sha256')
    .update(`${source}\n${place}\n${part}`)
    .digest('hex')
    .slice(0, LIMITS.uuidChars - 10);
}
