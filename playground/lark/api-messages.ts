import type { Context, Hono } from 'hono';
import type { PlaygroundChat } from '../stand-in.ts';
import { checkCard } from './card-rules.ts';
import { APP, id, personOf } from './identity.ts';
import { fail, ok } from './reply.ts';
import { chatOfRoom, directChat, freshId, type LarkState, nameOf, postFromApp } from './state.ts';

const TWO_WEEKS_MS = 14 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;

type Json = Readonly<Record<string, unknown>>;

/** Sending, replying, changing, reading and uploading. */
export function messageRoutes(api: Hono, state: LarkState): void {
  api.post('/open-apis/im/v1/messages', async (c) => {
    const body = await json(c);
    const chat = receiver(state, c.req.query('receive_id_type'), String(body.receive_id ?? ''));
    return typeof chat === 'number'
      ? fail(c, chat, 'receiver is not valid')
      : send(c, state, chat, body, null);
  });

  api.post('/open-apis/im/v1/messages/:id/reply', async (c) => {
    const root = state.log.find(c.req.param('id'));
    if (!/^om_/.test(c.req.param('id'))) return fail(c, 99992354, 'message id is not valid');
    if (!root) return fail(c, 230011, 'The message was withdrawn');
    const chat = state.world().chats.find((one) => one.id === root.chat);
    const body = await json(c);
    if (!chat) return fail(c, 230002, 'Bot can NOT be out of the chat');
    return send(c, state, chat, body, body.reply_in_thread === true ? (root.thread ?? root.id) : root.thread);
  });

  api.patch('/open-apis/im/v1/messages/:id', async (c) => {
    const message = state.log.find(c.req.param('id'));
    if (!/^om_/.test(c.req.param('id'))) return fail(c, 99992354, 'message id is not valid');
    if (!message) return fail(c, 230011, 'The message was withdrawn');
    if (message.author !== 'bot' || !isCard(message.native)) return fail(c, 230001, 'not a card of this app');
    if (state.log.now().getTime() - Date.parse(message.at) > TWO_WEEKS_MS)
      return fail(c, 230031, 'The message is older than 14 days');
    const content = parse((await json(c)).content);
    if (content === null) return fail(c, 230001, 'content is not a JSON string');
    const problem = checkCard(content, known(state));
    if (problem) return fail(c, problem.code, problem.msg);
    state.log.update(message.id, content);
    return ok(c);
  });

  api.get('/open-apis/im/v1/messages', (c) => {
    const chat = chatOfRoom(state, c.req.query('container_id') ?? '');
    if (!chat) return fail(c, 230001, 'container_id is not valid');
    const since = Number(c.req.query('start_time') ?? 0) * 1000;
    const items = state.log
      .list(chat.id)
      .filter((m) => Date.parse(m.at) >= since)
      .map((m) => listed(state, m.id));
    return ok(c, { has_more: false, items });
  });

  api.get('/open-apis/im/v1/messages/:id', (c) => {
    const found = listed(state, c.req.param('id'));
    return found ? ok(c, { items: [found] }) : fail(c, 230011, 'The message was withdrawn');
  });

  api.delete('/open-apis/im/v1/messages/:id', (c) =>
    state.log.remove(c.req.param('id')) ? ok(c) : fail(c, 230011, 'The message was withdrawn'),
  );

  api.post('/open-apis/im/v1/images', async (c) => {
    const form = await c.req.formData();
    const image = form.get('image');
    if (form.get('image_type') !== 'message' || !(image instanceof Blob) || image.size === 0)
      return fail(c, 234001, 'Invalid request param');
    if (image.size > 10 * 1024 * 1024) return fail(c, 234006, 'The file size exceed the max value');
    const image_key = freshId('img');
    state.files.set(image_key, { name: 'image', size: image.size });
    return ok(c, { image_key });
  });

  api.post('/open-apis/im/v1/files', async (c) => {
    const form = await c.req.formData();
    const file = form.get('file');
    const types = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'];
    if (!types.includes(String(form.get('file_type'))) || !form.get('file_name') || !(file instanceof Blob))
      return fail(c, 234001, 'Invalid request param');
    if (file.size === 0) return fail(c, 234010, 'File size can not be 0');
    if (file.size > 30 * 1024 * 1024) return fail(c, 234006, 'The file size exceed the max value');
    const file_key = freshId('file');
    state.files.set(file_key, { name: String(form.get('file_name')), size: file.size });
    return ok(c, { file_key });
  });
}

function send(c: Context, state: LarkState, chat: PlaygroundChat, body: Json, thread: string | null) {
  const uuid = body.uuid === undefined ? null : String(body.uuid);
  if (uuid !== null && uuid.length > 50) return fail(c, 99992402, 'field validation failed: uuid');
  const memory = uuid === null ? null : `lark:${uuid}`;
  const earlier = memory === null ? null : state.log.find(state.log.recall(memory) ?? '');
  if (earlier && state.log.now().getTime() - Date.parse(earlier.at) < HOUR_MS)
    return ok(c, wire(state, earlier.id));
  if (state.left.has(chat.id)) return fail(c, 230002, 'Bot can NOT be out of the chat');
  const content = parse(body.content);
  if (content === null) return fail(c, 230001, 'content is not a JSON string');
  const native = nativeOf(state, String(body.msg_type), content);
  if ('code' in native) return fail(c, native.code, native.msg);
  const message = postFromApp(state, chat, native.native, thread);
  if (memory !== null) state.log.remember(memory, message.id);
  return ok(c, wire(state, message.id));
}

function nativeOf(state: LarkState, type: string, content: Json) {
  if (type === 'interactive') return checkCard(content, known(state)) ?? { native: content };
  if (JSON.stringify(content).length > 30 * 1024) return { code: 230025, msg: 'content is too long' };
  if (type === 'text' && typeof content.text === 'string') return { native: { msg_type: type, content } };
  if (type === 'post') {
    const posts = Object.values(content);
    const fine = posts.length > 0 && posts.every((p) => Array.isArray((p as Json | null)?.content));
    return fine
      ? { native: { msg_type: type, content } }
      : { code: 230001, msg: 'post content is not valid' };
  }
  const key = type === 'image' ? content.image_key : type === 'file' ? content.file_key : undefined;
  const file = typeof key === 'string' ? state.files.get(key) : undefined;
  if (!file) return { code: 230001, msg: `msg_type ${type} with this content is not valid` };
  return { native: { msg_type: type, content: { ...content, file_name: file.name } } };
}

function receiver(state: LarkState, type: string | undefined, value: string): PlaygroundChat | number {
  if (type === 'chat_id') {
    if (!/^oc_/.test(value)) return 230034;
    return chatOfRoom(state, value) ?? 230002;
  }
  if (type !== 'open_id' || !/^ou_/.test(value)) return 230034;
  const person = personOf(state.world(), value);
  return (person && directChat(state, person.id)) ?? 230013;
}

function listed(state: LarkState, messageId: string) {
  const message = state.log.find(messageId);
  if (!message) return null;
  const bot = message.author === 'bot';
  const sender = bot
    ? { id: APP.appId, id_type: 'app_id', sender_type: 'app' }
    : { id: id('ou', message.author), id_type: 'open_id', sender_type: 'user' };
  return { ...wire(state, messageId), sender, body: { content: JSON.stringify(message.native) } };
}

function wire(state: LarkState, messageId: string): object {
  const message = state.log.find(messageId);
  if (!message) return {};
  return {
    message_id: message.id,
    chat_id: id('oc', message.chat),
    msg_type: isCard(message.native) ? 'interactive' : (message.native as { msg_type?: string }).msg_type,
    create_time: `${Date.parse(message.at)}`,
    deleted: false,
    updated: message.updatedAt !== null,
    ...(message.thread ? { root_id: message.thread, thread_id: id('omt', message.thread) } : {}),
  };
}

function known(state: LarkState): (openId: string) => boolean {
  const name = nameOf(state);
  return (openId) => name(openId) !== null;
}

function isCard(native: unknown): boolean {
  return native !== null && typeof native === 'object' && 'schema' in native;
}

async function json(c: Context): Promise<Json> {
  const body: unknown = await c.req.json().catch(() => null);
  return body !== null && typeof body === 'object' ? (body as Json) : {};
}

/** Content is a JSON string inside JSON, both ways. */
function parse(content: unknown): Json | null {
  if (typeof content !== 'string') return null;
  try {
    const value: unknown = JSON.parse(content);
    return value !== null && typeof value === 'object' ? (value as Json) : null;
  } catch {
    return null;
  }
}
