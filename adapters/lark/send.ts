import type { MintedCard } from '../../cards/model.ts';
import type { MessageRef, Outcome, Rendered } from '../contract.ts';
import { type Address, uuidOf } from './address.ts';
import type { LarkClient, Result } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { literal } from './escape.ts';

/** One message as Lark takes it. */
export interface Message {
  readonly type: 'interactive' | 'post' | 'image' | 'file';
  readonly content: unknown;
}

interface Sent {
  readonly code?: number | undefined;
  readonly data?:
    | {
        readonly message_id?: string | undefined;
        readonly chat_id?: string | undefined;
        readonly thread_id?: string | undefined;
      }
    | undefined;
}

/** Sends one message once; a thread that cannot be had becomes a plain reply, a root that is gone a plain message. */
export async function sendMessage(
  client: LarkClient,
  connection: LarkConnection,
  address: Address,
  message: Message,
  source: string,
  part = '',
): Promise<Outcome | { readonly kind: 'payload'; readonly code: string; readonly detail: string }> {
  const uuid = uuidOf(source, address, part);
  const data = { msg_type: message.type, content: JSON.stringify(message.content), uuid };
  if (address.kind === 'person') {
    return outcome(await create(client, connection, 'open_id', address.openId, data), address);
  }
  if (address.root === undefined) {
    return outcome(await create(client, connection, 'chat_id', address.chat, data), address);
  }
  const root = address.root;
  const reply = (inThread: boolean) =>
    client.use<Sent>(connection, (sdk, options) =>
      sdk.im.v1.message.reply(
        {
          path: { message_id: encodeURIComponent(root) },
          data: { ...data, ...(inThread ? { reply_in_thread: true } : {}) },
        },
        options,
      ),
    );
  let result = await reply(true);
  if (!result.ok && result.verdict.kind === 'no_thread') result = await reply(false);
  if (!result.ok && result.verdict.kind === 'gone' && result.verdict.what === 'message') {
    const plain: Address = { kind: 'chat', chat: address.chat };
    return outcome(await create(client, connection, 'chat_id', address.chat, data), plain);
  }
  return outcome(result, address);
}

/** A card's head and summary as a post of literal text nodes, for when Lark does not take the card itself. */
export function textMessage(card: Pick<MintedCard, 'title' | 'summary'>): Message {
  const content = [[{ tag: 'text', text: literal(card.summary) }]];
  const post = { title: literal(card.title), content };
  return { type: 'post', content: { zh_cn: post, en_us: post } };
}

/** A plain line as a post of one literal text node. */
export function lineMessage(text: string): Message {
  const post = { title: '', content: [[{ tag: 'text', text: literal(text) }]] };
  return { type: 'post', content: { zh_cn: post, en_us: post } };
}

/** Posts a card, or where Lark refuses the card itself, its head and summary as text, with that said as a loss. */
export async function sendCard(
  client: LarkClient,
  connection: LarkConnection,
  address: Address,
  card: MintedCard,
  rendered: Rendered,
  source: string,
  log: (fields: object, message: string) => void,
): Promise<Outcome> {
  const interactive: Message = { type: 'interactive', content: rendered.payload };
  const first = await sendMessage(client, connection, address, interactive, source);
  if (first.kind !== 'payload') return withLosses(first, rendered.losses);
  log(
    { connection: connection.id, code: first.code, detail: first.detail },
    'card refused, sent as text instead',
  );
  const second = await sendMessage(client, connection, address, textMessage(card), source, 'text');
  if (second.kind === 'payload') return { kind: 'refused', code: second.code, detail: second.detail };
  return withLosses(second, [
    ...rendered.losses,
    { what: 'size', where: 'card', detail: `text instead of a card, code ${first.code}` },
  ]);
}

function withLosses(outcome: Outcome, losses: Rendered['losses']): Outcome {
  return outcome.kind === 'sent' && losses.length > 0 ? { ...outcome, losses } : outcome;
}

function create(
  client: LarkClient,
  connection: LarkConnection,
  idType: 'open_id' | 'chat_id',
  id: string,
  data: { msg_type: string; content: string; uuid: string },
): Promise<Result<Sent>> {
  return client.use<Sent>(
    connection,
    (sdk, options) =>
      sdk.im.v1.message.create(
        { params: { receive_id_type: idType }, data: { ...data, receive_id: id } },
        options,
      ),
    idType === 'open_id' ? 'person' : 'room',
  );
}

function outcome(result: Result<Sent>, address: Address) {
  if (!result.ok) return refusal(result);
  const sent = result.data.data;
  const room = sent?.chat_id ?? (address.kind === 'chat' ? address.chat : undefined);
  if (!sent?.message_id || !room) return { kind: 'sent' as const };
  const thread = address.kind === 'chat' ? address.root : undefined;
  const message: MessageRef = { room, id: sent.message_id, ...(thread ? { thread } : {}) };
  return { kind: 'sent' as const, message };
}

/** What a failed call says about the message; silence is unclear unless the request never left. */
export function refusal(
  result: Extract<Result<unknown>, { ok: false }>,
): Exclude<Outcome, { kind: 'sent' }> | { kind: 'payload'; code: string; detail: string } {
  const { verdict } = result;
  switch (verdict.kind) {
    case 'no_reply':
      return verdict.sent
        ? { kind: 'unclear', detail: verdict.detail }
        : { kind: 'transient', detail: verdict.detail };
    case 'stale_token':
      return { kind: 'auth', detail: verdict.detail };
    case 'no_thread':
      return { kind: 'refused', code: 'no_thread', detail: verdict.detail };
    default:
      return verdict;
  }
}
