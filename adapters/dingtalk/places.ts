import type { Target } from '../contract.ts';
import { isStaffId } from './face.ts';
import type { ReplyHandle } from './reply-handle.ts';

/** Where something is said: a group, one person's chat with the robot, or one person within a group. */
export type Place =
  | { readonly kind: 'group'; readonly conversation: string; readonly only?: string }
  | { readonly kind: 'person'; readonly userId: string };

const DIRECT = 'dm:';

/** The room id of a person's chat with the robot. */
export function directRoom(userId: string): string {
  return `${DIRECT}${userId}`;
}

/** The room id by which the core knows a place. */
export function roomOf(place: Place): string {
  return place.kind === 'group' ? place.conversation : directRoom(place.userId);
}

/** The place of a target, or null for somebody who cannot be written to alone. */
export function placeOf(target: Exclude<Target, { kind: 'home' | 'reply' }>): Place | null {
  if (target.kind === 'direct') return personPlace(target.userId);
  if (target.room.startsWith(DIRECT)) return personPlace(target.room.slice(DIRECT.length));
  if (target.kind === 'room') return { kind: 'group', conversation: target.room };
  return isStaffId(target.userId) ? { kind: 'group', conversation: target.room, only: target.userId } : null;
}

/** Where the answer to somebody goes, once the webhook of their message is not used. */
export function placeOfHandle(handle: ReplyHandle): Place | null {
  if (handle.staffId === undefined || !isStaffId(handle.staffId)) return null;
  return handle.conversationType === '2'
    ? { kind: 'group', conversation: handle.conversationId, only: handle.staffId }
    : { kind: 'person', userId: handle.staffId };
}

function personPlace(userId: string): Place | null {
  return isStaffId(userId) ? { kind: 'person', userId } : null;
}
