import { randomUUID } from 'node:crypto';
import type { ChatLog, PlaygroundChat, StandInWorld, StoredMessage } from '../stand-in.ts';
import { id, personOf } from './identity.ts';

/** What the stand-in remembers beside the log of messages. */
export interface LarkState {
  readonly world: () => StandInWorld;
  readonly log: ChatLog;
  readonly tokens: Map<string, number>;
  /** Chats that the bot was taken out of. */
  readonly left: Set<string>;
  readonly files: Map<string, { readonly name: string; readonly size: number }>;
  readonly commands: Map<string, SlashCommand>;
  /** Messages that the app sent to one person, in order, until somebody asks. */
  readonly direct: Map<string, string[]>;
  uninstalled: boolean;
}

export interface SlashCommand {
  readonly command_id: string;
  readonly command: string;
  readonly description: unknown;
  readonly icon?: unknown;
}

export function createState(world: () => StandInWorld, log: ChatLog): LarkState {
  return {
    world,
    log,
    tokens: new Map(),
    left: new Set(),
    files: new Map(),
    commands: new Map(),
    direct: new Map(),
    uninstalled: false,
  };
}

/** A fresh id of Lark's kind. */
export function freshId(prefix: 'om' | 'e' | 'img' | 'file' | 'cmd' | 't'): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

export function chatOfRoom(state: LarkState, roomId: string): PlaygroundChat | null {
  return state.world().chats.find((chat) => id('oc', chat.id) === roomId) ?? null;
}

/** The chat between a person and the bot. */
export function directChat(state: LarkState, person: string): PlaygroundChat | null {
  return state.world().chats.find((chat) => chat.id === `dm:${person}`) ?? null;
}

export function nameOf(state: LarkState): (openId: string) => string | null {
  return (openId) => personOf(state.world(), openId)?.name ?? null;
}

/** Stores a message of the app, and notes it where only one person sees it. */
export function postFromApp(
  state: LarkState,
  chat: PlaygroundChat,
  native: unknown,
  thread: string | null,
): StoredMessage {
  const message = state.log.post({ id: freshId('om'), chat: chat.id, author: 'bot', thread, native });
  if (chat.kind === 'direct') {
    const person = chat.members[0] ?? '';
    state.direct.set(person, [...(state.direct.get(person) ?? []), message.id]);
  }
  return message;
}
