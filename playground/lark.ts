import type { HookRequest } from '../adapters/contract.ts';
import { larkApi } from './lark/api.ts';
import { checkCard } from './lark/card-rules.ts';
import { formValue } from './lark/form-values.ts';
import { APP, id, peopleHere, personOf, TENANT } from './lark/identity.ts';
import { typeLine } from './lark/line.ts';
import { type CardButton, cardButtons, nativeFields, readForms, readNative } from './lark/read.ts';
import { chatOfRoom, createState, freshId, type LarkState, nameOf } from './lark/state.ts';
import { pushEvent, pushFirstGeneration } from './lark/webhook.ts';
import type {
  CreateStandIn,
  PlaygroundChat,
  ReadAnswer,
  ReadForm,
  StandIn,
  StoredMessage,
} from './stand-in.ts';

/** What a request was about, for reading its answer. */
interface Sent {
  readonly as: string;
  /** The pressed message; null for everything that is no press. */
  readonly pressed: string | null;
}

/** A stand-in for Feishu: its API, its webhooks and what its client shows. */
export const createLarkStandIn: CreateStandIn = (world, log): StandIn => {
  const state = createState(world, log);
  const sent = new Map<string, Sent>();
  const names = nameOf(state);

  const note = (request: HookRequest, about: Sent): HookRequest => {
    state.direct.delete(about.as);
    sent.set(request.body, about);
    return request;
  };
  const push = (type: string, event: object, as: string, pressed: string | null = null) =>
    note(pushEvent(type, event, log.now(), freshId('e')), { as, pressed });

  const pressButton = (
    as: string,
    message: StoredMessage,
    button: CardButton,
    values: Readonly<Record<string, unknown>>,
  ): HookRequest | null => {
    const person = peopleHere(world()).find((p) => p.id === as);
    const chat = world().chats.find((c) => c.id === message.chat);
    if (!person || !chat?.members.includes(as)) return null;
    const held =
      button.form === null
        ? null
        : formValue(nativeFields(message.native, button.form), values, person, world(), log.now());
    if (button.form !== null && held === null) return null;
    const action = {
      tag: 'button',
      value: button.value,
      timezone: person.zone,
      ...(button.name ? { name: button.name } : {}),
      ...(held ? { form_value: held } : {}),
    };
    const event = {
      operator: { tenant_key: TENANT.id, open_id: id('ou', as), union_id: id('on', as), user_id: '' },
      token: freshId('e').replace('e_', 'c-'),
      action,
      host: 'im_message',
      context: { open_message_id: message.id, open_chat_id: id('oc', message.chat) },
    };
    return push('card.action.trigger', event, as, message.id);
  };

  return {
    platform: 'lark',
    workspace: TENANT,
    credentials: APP,
    endpoints: (base) => ({ api: base }),
    api: larkApi(state),
    userId: (person) => id('ou', person),
    person: (userId) => personOf(world(), userId)?.id ?? null,
    roomId: (chat) => id('oc', chat),
    chat: (roomId) => chatOfRoom(state, roomId)?.id ?? null,

    say({ chat, as, text, thread }) {
      const where = world().chats.find((c) => c.id === chat);
      if (!where?.members.includes(as)) return null;
      const typed = typeLine(text, peopleHere(world()));
      const { mentions } = typed;
      const content = { text: typed.text };
      const native = { msg_type: 'text', content, ...(mentions.length > 0 ? { mentions } : {}) };
      const root = thread ? (log.find(thread)?.thread ?? thread) : null;
      const message = log.post({ id: freshId('om'), chat, author: as, thread: root, native });
      if (state.left.has(chat) || state.uninstalled) return null;
      if (where.kind === 'group' && !typed.toBot) return null;
      return push('im.message.receive_v1', messageEvent(state, message, where, content, mentions), as);
    },

    press({ as, message, button, values }) {
      const found = log.find(message);
      const buttons = found ? cardButtons(found.native, names) : [];
      const pressed = buttons.find((b) => b.id === button) ?? buttons.find((b) => b.label === button);
      return found && pressed ? pressButton(as, found, pressed, values ?? {}) : null;
    },

    submit({ as, form, values }) {
      const [messageId = '', formName] = form.split(':');
      const found = log.find(messageId);
      const buttons = found ? cardButtons(found.native, names) : [];
      const submit = buttons.find((b) => b.form !== null && (formName === undefined || b.form === formName));
      return found && submit ? pressButton(as, found, submit, values) : null;
    },

    event(event) {
      const where = world().chats.find((c) => c.id === event.chat);
      if (!where) return null;
      const operator_id = { open_id: id('ou', event.as), union_id: id('on', event.as), user_id: '' };
      const chat_id = id('oc', event.chat);
      const room = {
        chat_id,
        operator_id,
        external: where.external,
        operator_tenant_key: TENANT.id,
        name: where.name,
        i18n_names: { zh_cn: where.name, en_us: where.name, ja_jp: '' },
      };
      switch (event.kind) {
        case 'bot_added':
          state.left.delete(event.chat);
          return push('im.chat.member.bot.added_v1', room, event.as);
        case 'bot_removed':
          state.left.add(event.chat);
          return push('im.chat.member.bot.deleted_v1', room, event.as);
        case 'shortcut': {
          const seconds = Math.floor(log.now().getTime() / 1000);
          const operator = { operator_name: names(operator_id.open_id) ?? '', operator_id };
          return push(
            'application.bot.menu_v6',
            { operator, event_key: 'new_task', timestamp: seconds },
            event.as,
          );
        }
        case 'home':
          return push(
            'im.chat.access_event.bot_p2p_chat_entered_v1',
            { chat_id: id('oc', `dm:${event.as}`), operator_id },
            event.as,
          );
        case 'uninstall': {
          state.uninstalled = true;
          const request = pushFirstGeneration('app_uninstalled', {}, log.now(), freshId('e'));
          return note(request, { as: event.as, pressed: null });
        }
        case 'file': {
          const content = { file_key: freshId('file'), file_name: event.name };
          state.files.set(content.file_key, { name: event.name, size: event.size });
          const native = { msg_type: 'file', content };
          const message = log.post({ id: freshId('om'), chat: event.chat, author: event.as, native });
          // A file cannot mention anybody, so in a group no app is told of it.
          if (where.kind === 'group' || state.uninstalled) return null;
          return push(
            'im.message.receive_v1',
            messageEvent(state, message, where, content, [], 'file'),
            event.as,
          );
        }
        case 'message_action':
          return null;
      }
    },

    readAnswer(request, answer) {
      const about = sent.get(request.body);
      sent.delete(request.body);
      if (!about) return { reply: null, form: null };
      const told = lastDirect(state, about.as);
      if (about.pressed === null) return { reply: told, form: null };
      const shown = readPressAnswer(state, about.pressed, answer);
      return { reply: told ?? shown.reply, form: shown.form };
    },

    takeForm(as) {
      const messages = state.direct.get(as) ?? [];
      for (const messageId of [...messages].reverse()) {
        const form = formsOf(state, messageId)[0];
        if (!form) continue;
        state.direct.set(
          as,
          messages.filter((m) => m !== messageId),
        );
        return form;
      }
      return null;
    },

    read: (message) => readNative(message.native, message.id, names),

    reset() {
      for (const kept of [state.tokens, state.left, state.files, state.commands, state.direct]) kept.clear();
      sent.clear();
      state.uninstalled = false;
    },
  };
};

function messageEvent(
  state: LarkState,
  message: StoredMessage,
  chat: PlaygroundChat,
  content: object,
  mentions: readonly object[],
  type: 'text' | 'file' = 'text',
): object {
  const locale =
    state.world().people.find((p) => p.id === message.author)?.locale === 'en' ? 'en_US' : 'zh_CN';
  const at = `${Date.parse(message.at)}`;
  return {
    sender: {
      sender_id: { open_id: id('ou', message.author), union_id: id('on', message.author), user_id: '' },
      sender_type: 'user',
      tenant_key: TENANT.id,
    },
    message: {
      message_id: message.id,
      ...(message.thread
        ? { root_id: message.thread, parent_id: message.thread, thread_id: id('omt', message.thread) }
        : {}),
      create_time: at,
      update_time: at,
      chat_id: id('oc', chat.id),
      chat_type: chat.kind === 'direct' ? 'p2p' : 'group',
      message_type: type,
      content: JSON.stringify(content),
      ...(mentions.length > 0 ? { mentions } : {}),
      user_agent: `Mozilla/5.0 Lark/7.40 LarkLocale/${locale}`,
    },
  };
}

/** The last thing that the app said to this person alone since they acted; forms are asked for separately. */
function lastDirect(state: LarkState, as: string): ReadAnswer['reply'] {
  for (const messageId of [...(state.direct.get(as) ?? [])].reverse()) {
    const message = state.log.find(messageId);
    if (!message || formsOf(state, messageId).length > 0) continue;
    const seen = readNative(message.native, message.id, nameOf(state));
    const text = [seen.title, seen.text].filter((part) => part !== '').join('\n');
    return { text, buttons: seen.buttons, native: message.native };
  }
  return null;
}

function formsOf(state: LarkState, messageId: string): readonly ReadForm[] {
  const message = state.log.find(messageId);
  return message ? readForms(message.native, message.id, nameOf(state)) : [];
}

/** What the client does with the answer to a press: a toast, the card in place, or an error with Lark's number. */
function readPressAnswer(
  state: LarkState,
  pressed: string,
  answer: { status: number; body: string },
): ReadAnswer {
  const failed = (code: number): ReadAnswer => ({
    reply: { text: `code: ${code}`, buttons: [], native: { code } },
    form: null,
  });
  if (answer.status !== 200) return failed(200671);
  let body: { toast?: { type?: unknown; content?: unknown }; card?: { type?: unknown; data?: unknown } };
  try {
    body = JSON.parse(answer.body);
  } catch {
    return failed(200672);
  }
  const { toast, card } = body;
  if (Object.keys(body).some((key) => key !== 'toast' && key !== 'card')) return failed(200672);
  if (toast && !['info', 'success', 'error', 'warning'].includes(String(toast.type))) return failed(200672);
  let form: ReadForm | null = null;
  if (card) {
    const known = (openId: string) => nameOf(state)(openId) !== null;
    if (card.type !== 'raw' || checkCard(card.data, known)) return failed(200673);
    const message = state.log.update(pressed, card.data);
    form = message ? (readForms(message.native, message.id, nameOf(state))[0] ?? null) : null;
  }
  const reply = toast ? { text: String(toast.content ?? ''), buttons: [], native: body } : null;
  return { reply, form };
}
