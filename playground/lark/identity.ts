import { createHash } from 'node:crypto';
import type { PlaygroundPerson, StandInWorld } from '../stand-in.ts';

/** The made-up app that the playground's Lark connection is configured with; none of it opens anything. */
export const APP = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'fake-lark-app-secret',
  encryptKey: 'fake-lark-encrypt-key',
  verificationToken: 'fake-lark-verification-token',
  brand: 'feishu',
} as const;

export const TENANT = { id: 'fake_tenant_aurora', name: 'Aurora Home (Feishu)' } as const;

export const BOT = { openId: id('ou', 'bot'), name: 'LinkStar' } as const;

/** Lark's own kind of id for something of the playground: a prefix and 32 hex digits, always the same. */
export function id(prefix: 'ou' | 'on' | 'oc' | 'omt', name: string): string {
  return `${prefix}_${createHash('md5').update(`${prefix}:${name}`).digest('hex')}`;
}

/** Who has an account here: whoever is in one of the platform's chats. */
export function peopleHere(world: StandInWorld): readonly PlaygroundPerson[] {
  const here = new Set(world.chats.flatMap((chat) => chat.members));
  return world.people.filter((person) => here.has(person.id));
}

/** The person behind an open_id, or null. */
export function personOf(world: StandInWorld, openId: string): PlaygroundPerson | null {
  return peopleHere(world).find((person) => id('ou', person.id) === openId) ?? null;
}
