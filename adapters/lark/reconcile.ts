import type { MintedCard } from '../../cards/model.ts';
import type { MessageRef } from '../contract.ts';
import type { Address } from './address.ts';
import type { LarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { LIMITS } from './limits.ts';

/** What looking for an earlier attempt came to. */
export type Found =
  | { readonly kind: 'found'; readonly message: MessageRef }
  | { readonly kind: 'absent' }
  /** The chat cannot be read, so nobody can say. */
  | { readonly kind: 'unknown' };

interface Listed {
  readonly data?:
    | {
        readonly has_more?: boolean | undefined;
        readonly items?:
          | readonly {
              readonly message_id?: string | undefined;
              readonly deleted?: boolean | undefined;
              readonly sender?: { readonly id: string; readonly sender_type: string } | undefined;
              readonly body?: { readonly content: string } | undefined;
            }[]
          | undefined;
      }
    | undefined;
}

/** True once Lark no longer remembers the `uuid` of a first attempt made then. */
export function uuidForgotten(firstAttemptAt: Date | undefined, now: Date): boolean {
  return (
    firstAttemptAt !== undefined && now.getTime() - firstAttemptAt.getTime() > LIMITS.uuidMinutes * 60_000
  );
}

/**
 * Looks in the chat's history, from a minute before the first attempt, for a card of this app with the same words.
 * Lark hands cards back in another shape, so nothing else can be compared; a card with the same head but other
 * words leaves it open.
 */
export async function findEarlier(
  client: LarkClient,
  connection: LarkConnection,
  address: Address,
  card: MintedCard,
  since: Date,
): Promise<Found> {
  if (address.kind !== 'chat') return { kind: 'unknown' };
  const result = await client.use<Listed>(connection, (sdk, options) =>
    sdk.im.v1.message.list(
      {
        params: {
          container_id_type: 'chat',
          container_id: address.chat,
          start_time: String(Math.floor(since.getTime() / 1000) - 60),
          sort_type: 'ByCreateTimeAsc',
          page_size: 50,
        },
      },
      options,
    ),
  );
  if (!result.ok) return { kind: 'unknown' };
  const own = (result.data.data?.items ?? []).filter(
    (item) =>
      item.deleted !== true &&
      item.sender?.sender_type === 'app' &&
      item.sender.id === connection.credentials.appId &&
      bare(item.body?.content ?? '').includes(bare(card.title)),
  );
  const hit = own.find((item) => words(card).every((w) => bare(item.body?.content ?? '').includes(bare(w))));
  if (hit?.message_id) {
    const thread = address.root ? { thread: address.root } : {};
    return { kind: 'found', message: { room: address.chat, id: hit.message_id, ...thread } };
  }
  const certain = own.length === 0 && result.data.data?.has_more !== true;
  return { kind: certain ? 'absent' : 'unknown' };
}

/** What tells one card about a task from the next: the lines of its text blocks. */
function words(card: MintedCard): readonly string[] {
  return card.blocks.flatMap((block) =>
    block.type === 'text' || block.type === 'note'
      ? block.line.flatMap((part) => (part.type === 'person' ? [] : [part.text]))
      : [],
  );
}

/** Letters and digits alone, entities decoded, so that quoting and markup of either side do not matter. */
function bare(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&[a-z]+;|<[^<>]*>/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
