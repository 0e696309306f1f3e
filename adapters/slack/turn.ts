import type { Answer, Connection, Inbound } from '../contract.ts';
import type { ReplyHandle } from './reply-handle.ts';

/** Where the person stands who acted: it decides how a private answer can be shown. */
export type Standpoint =
  /** A slash command: the HTTP answer itself. */
  | 'command'
  /** A press or shortcut on a message of the room: an ephemeral message by the response URL. */
  | 'message'
  /** A press on a message that only this person sees, which only the response URL can replace. */
  | 'ephemeral'
  | 'modal'
  | 'home'
  | 'submission'
  /** A line in a chat, or a global shortcut: an ephemeral message there, or a direct one. */
  | 'chat'
  | 'none';

/** An inbound with what its answer needs; the rest never leaves the adapter. */
export interface Turn {
  readonly inbound: Inbound;
  readonly from: Standpoint;
  readonly handle: ReplyHandle;
  /** Opens a modal within 3 s, once. */
  readonly triggerId?: string;
  /** Block ids of the inputs that a submission's errors may name. */
  readonly inputs?: readonly string[];
  /** The press asks for a form, so a loading view may open at once. */
  readonly opensForm?: boolean;
  /** The press asks for more of the form that it stands in. */
  readonly growsForm?: boolean;
}

/**
 * What the answer to this turn can show at once: in the HTTP answer, in a modal, or in the message that only this
 * person sees. Everything else goes by the outbox.
 */
export function carriedBy({ from, triggerId, opensForm }: Turn): readonly Answer['kind'][] {
  switch (from) {
    case 'command':
      return triggerId ? ['private', 'toast', 'form'] : ['private', 'toast'];
    case 'ephemeral':
    case 'modal':
    case 'submission':
      return ['private', 'toast', 'form', 'form_errors', 'form_done'];
    case 'home':
      return triggerId ? ['private', 'toast', 'form'] : ['private'];
    default:
      if (!triggerId) return [];
      return opensForm ? ['private', 'toast', 'form'] : ['form'];
  }
}

export interface ParseContext {
  readonly connection: Connection;
  readonly deliveryKey: string;
  readonly botUserId?: string;
  /** The workspace's command word, which tells a `!` line from other lines. */
  readonly commandWord: string;
}

/** A room by Slack's id: `D…` is a direct message. The names Slack makes up for direct and private chats are left out. */
export function room(id: string, name: string | undefined): NonNullable<Inbound['room']> {
  const real = name && name !== 'directmessage' && name !== 'privategroup' ? name : undefined;
  return { id, kind: id.startsWith('D') ? 'direct' : 'group', ...(real ? { name: real } : {}) };
}
