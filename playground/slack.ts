import type { HookRequest } from '../adapters/contract.ts';
import { takeAnswer } from './slack/answer.ts';
import { createApi } from './slack/api.ts';
import { isMember } from './slack/api-chat.ts';
import { returned } from './slack/api-views.ts';
import { platformEvent } from './slack/events.ts';
import { commandHook, eventHook, messagePressHook, submissionHook, viewPressHook } from './slack/hooks.ts';
import { BOT, BOT_TOKEN, createIds, SIGNING_SECRET, TEAM } from './slack/ids.ts';
import { Memory } from './slack/memory.ts';
import { asJson, type Json, jsonList } from './slack/native.ts';
import { type Names, placedButtons, readButtons, readForm, readPayload, submitButton } from './slack/read.ts';
import { callsBot, toWire } from './slack/typed-text.ts';
import type { Vendor } from './slack/vendor.ts';
import type { CreateStandIn, ReadForm } from './stand-in.ts';

/** The playground's Slack: its Web API as far as LinkStar uses it, its signed webhooks, and a reader of Block Kit. */
export const createSlackStandIn: CreateStandIn = (world, log) => {
  const memory = new Memory(log);
  const ids = createIds(world);
  const vendor: Vendor = { memory, ids, world };

  const names: Names = {
    user: (id) =>
      id === BOT.userId ? BOT.name : (world().people.find((p) => ids.userId(p.id) === id)?.name ?? id),
    channel: (id) => world().chats.find((c) => ids.roomId(c.id) === id)?.name ?? id,
  };

  function place(blocks: readonly Json[], button: string): { element: Json; block: Json } | undefined {
    const shown = readButtons(blocks);
    const byId = shown.findIndex((b) => b.id === button);
    const at = byId >= 0 ? byId : shown.findIndex((b) => b.label === button);
    return at < 0 || shown[at]?.url ? undefined : placedButtons(blocks)[at];
  }

  function pressInView(view: Json, as: string, button: string, values: Json): HookRequest | null {
    const placed = place(jsonList(view.blocks), button);
    return placed ? viewPressHook(view, as, placed, values, vendor) : null;
  }

  /** What this person was shown before their next act no longer belongs to its answer. */
  function begin(as: string): void {
    memory.seen.delete(ids.userId(as));
  }

  return {
    platform: 'slack',
    workspace: { id: TEAM.id, name: TEAM.name },
    credentials: { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN },
    endpoints(base) {
      memory.base = base.replace(/\/$/, '');
      return { api: `${memory.base}/api/` };
    },
    api: createApi(vendor),
    userId: ids.userId,
    person: ids.person,
    roomId: ids.roomId,
    chat: ids.chat,
    say({ chat, as, text, thread }) {
      if (!memory.installed || !isMember(chat, as, vendor)) return null;
      begin(as);
      const slash = /^\/(\S+)\s*([\s\S]*)$/.exec(text);
      if (slash) {
        // A typed command is seen by nobody else, and threads have none.
        const ts = memory.nextTs();
        log.post({
          id: ts,
          chat,
          author: as,
          to: as,
          thread: thread ?? null,
          native: { type: 'message', text, ts },
        });
        const wire = toWire(slash[2] ?? '', world(), ids, true);
        return thread || slash[1] !== 'pm' ? null : commandHook(chat, as, '/pm', wire, vendor);
      }
      const root = thread ? (log.find(thread)?.thread ?? thread) : null;
      const ts = memory.nextTs();
      const wire = toWire(text, world(), ids, false);
      const line = {
        type: 'message',
        user: ids.userId(as),
        text: wire,
        ts,
        ...(root ? { thread_ts: root } : {}),
      };
      log.post({ id: ts, chat, author: as, thread: root, native: line });
      if (memory.without.has(chat)) return null;
      const direct = chat.startsWith('dm:');
      const type = callsBot(wire) && !direct ? 'app_mention' : 'message';
      return eventHook(
        {
          ...line,
          type,
          client_msg_id: memory.id('m'),
          team: TEAM.id,
          channel: ids.roomId(chat),
          event_ts: ts,
          ...(type === 'message' ? { channel_type: direct ? 'im' : 'channel' } : {}),
        },
        vendor,
      );
    },
    press({ as, message, button, values = {} }) {
      if (!memory.installed) return null;
      begin(as);
      if (message === 'home') {
        const home = memory.homes.get(ids.userId(as));
        const view = { ...home?.view, id: `V0HOME${ids.userId(as)}`, hash: home?.hash };
        return home ? pressInView(view, as, button, values) : null;
      }
      const open = memory.views.find((v) => v.id === message && v.user === ids.userId(as));
      if (open) return pressInView(returned(open), as, button, values);
      const stored = log.find(message);
      if (!stored || (stored.to !== null && stored.to !== as) || !isMember(stored.chat, as, vendor))
        return null;
      const placed = place(jsonList(asJson(stored.native).blocks), button);
      return placed ? messagePressHook(stored, as, placed, values, vendor) : null;
    },
    submit({ as, form, values }) {
      if (!memory.installed) return null;
      begin(as);
      const open = memory.views.find((v) => v.id === form && v.user === ids.userId(as));
      if (open) return submissionHook(open, as, values, vendor);
      const stored = log.find(form);
      if (!stored || (stored.to !== null && stored.to !== as)) return null;
      const button = submitButton(jsonList(asJson(stored.native).blocks));
      return button ? messagePressHook(stored, as, button, values, vendor) : null;
    },
    event(event) {
      if (!memory.installed) return null;
      begin(event.as);
      return platformEvent(event, vendor);
    },
    readAnswer: (request, answer) => takeAnswer(request, answer, vendor, names),
    takeForm(as): ReadForm | null {
      const user = ids.userId(as);
      const id = memory.opened.get(user);
      memory.opened.delete(user);
      const open = memory.views.find((v) => v.id === id);
      return open ? readForm(open.view, open.id, open.errors) : null;
    },
    read: (message) => readPayload(message.native, names, message.id),
    home: (as) => memory.homes.get(ids.userId(as))?.view ?? null,
    reset: () => memory.clear(),
  };
};
