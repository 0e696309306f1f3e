import type { Platform, Target } from '../../adapters/contract.ts';
import type { MintedCard } from '../../cards/model.ts';

/** What an outbox row says, as JSON text in its `payload`. */
export interface OutboxPayload {
  readonly connectionId: string;
  readonly platform: Platform;
  /** The platform's id of the workspace. */
  readonly workspace: string;
  readonly content: OutboxContent;
}

export type OutboxContent =
  /** A card that never changes: its buttons were minted when it was written. */
  | {
      readonly kind: 'card';
      readonly to: Target;
      readonly card: MintedCard;
      /** Where to say it instead once a reply handle has ended. */
      readonly otherwise?: Target;
    }
  /**
   * A registered card: rendered from its subject's present state at the moment of sending. With `after`, the card that
   * was posted to take its place, it is taken out of the way.
   */
  | { readonly kind: 'live'; readonly cardId: string; readonly after?: string }
  /** A file made by the service, base64. */
  | {
      readonly kind: 'file';
      readonly to: Target;
      readonly name: string;
      readonly mime: string;
      readonly base64: string;
      readonly caption?: string;
    };

/** The chat a target speaks into, as the last part of its lane's name. */
function chatOf(to: Target): string {
  switch (to.kind) {
    case 'room':
    case 'only':
      return to.room;
    default:
      return `dm.${to.userId}`;
  }
}

/** Name of the lane of one chat: what is in one lane goes out in order and at the platform's pace. */
export function laneOf(
  at: { platform: Platform; connectionId: string; workspace: string },
  to: Target,
): string {
  return `${at.platform}/${at.connectionId}/${at.workspace}/${chatOf(to)}`;
}

/** The workspace that a lane belongs to, as `platform/connection/workspace`. */
export function workspaceOf(lane: string): string {
  return lane.split('/', 3).join('/');
}

/** Prefix of all lanes of a workspace, or of one chat in it. */
export function lanePrefix(
  at: { platform: Platform; connectionId: string; workspace: string },
  chat?: string,
): string {
  return `${at.platform}/${at.connectionId}/${at.workspace}/${chat ?? ''}`;
}
