import type { HookRequest } from '../../adapters/contract.ts';
import type { StoredMessage } from '../stand-in.ts';
import { returned } from './api-views.ts';
import { stateValues } from './fields.ts';
import { APP_ID, BOT, TEAM } from './ids.ts';
import type { OpenView } from './memory.ts';
import { asJson, asText, type Json, jsonList } from './native.ts';
import { signedEvent, signedForm, signedInteraction } from './signed.ts';
import type { Vendor } from './vendor.ts';

/** A slash command; Slack has none inside threads. */
export function commandHook(
  chat: string,
  as: string,
  command: string,
  text: string,
  vendor: Vendor,
): HookRequest {
  const { ids, memory, world } = vendor;
  const channel = ids.roomId(chat);
  const user = ids.userId(as);
  const name = world().chats.find((c) => c.id === chat)?.name ?? chat;
  return signedForm({
    token: 'deprecated-and-ignored',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel,
    channel_name: chat.startsWith('dm:') ? 'directmessage' : name,
    user_id: user,
    user_name: as,
    command,
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: memory.responseUrl('commands', channel, user, null),
    trigger_id: memory.trigger(user),
  });
}

/** An event in its envelope. */
export function eventHook(event: Json, { memory, world, ids }: Vendor): HookRequest {
  const channel = ids.chat(asText(event.channel));
  const known = channel === null ? undefined : world().chats.find((c) => c.id === channel);
  return signedEvent({
    token: 'deprecated-and-ignored',
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    type: 'event_callback',
    event_id: memory.id('Ev'),
    event_time: Math.floor(memory.log.now().getTime() / 1000),
    event_context: memory.id('EC'),
    is_ext_shared_channel: known?.external === true,
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  });
}

/** Fields that every interaction has. */
function interaction(type: string, as: string, view: string | null, vendor: Vendor): Json {
  const user = vendor.ids.userId(as);
  return {
    type,
    token: 'deprecated-and-ignored',
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user, username: as, name: as, team_id: TEAM.id },
    api_app_id: APP_ID,
    trigger_id: vendor.memory.trigger(user, view),
  };
}

function action(element: Json, block: Json, vendor: Vendor): Json {
  return {
    type: 'button',
    action_id: asText(element.action_id),
    block_id: asText(block.block_id) || 'b0',
    text: element.text,
    ...(element.value === undefined ? {} : { value: element.value }),
    action_ts: vendor.memory.nextTs(),
  };
}

/** A press on a button of a message. */
export function messagePressHook(
  message: StoredMessage,
  as: string,
  placed: { element: Json; block: Json },
  values: Readonly<Record<string, unknown>>,
  vendor: Vendor,
): HookRequest {
  const { ids, memory } = vendor;
  const channel = ids.roomId(message.chat);
  const native = asJson(message.native);
  const alone = message.to !== null;
  const user = ids.userId(as);
  return signedInteraction({
    ...interaction('block_actions', as, null, vendor),
    container: {
      type: 'message',
      message_ts: message.id,
      channel_id: channel,
      is_ephemeral: alone,
      ...(message.thread ? { thread_ts: message.thread } : {}),
    },
    channel: { id: channel, name: alone ? 'directmessage' : message.chat },
    // Slack does not send an ephemeral message back.
    ...(alone ? {} : { message: { ...native, ts: message.id } }),
    state: { values: stateValues(jsonList(native.blocks), values, ids) },
    response_url: memory.responseUrl('actions', channel, user, message.id),
    actions: [action(placed.element, placed.block, vendor)],
  });
}

/** A press on a button of a modal or of the Home tab. */
export function viewPressHook(
  view: Json,
  as: string,
  placed: { element: Json; block: Json },
  values: Readonly<Record<string, unknown>>,
  vendor: Vendor,
): HookRequest {
  const state = { values: stateValues(jsonList(view.blocks), values, vendor.ids) };
  return signedInteraction({
    ...interaction('block_actions', as, view.type === 'modal' ? asText(view.id) : null, vendor),
    container: { type: 'view', view_id: asText(view.id) },
    view: { ...view, state },
    actions: [action(placed.element, placed.block, vendor)],
  });
}

/** A modal's submission. */
export function submissionHook(
  open: OpenView,
  as: string,
  values: Readonly<Record<string, unknown>>,
  vendor: Vendor,
): HookRequest {
  const state = { values: stateValues(jsonList(open.view.blocks), values, vendor.ids) };
  return signedInteraction({
    ...interaction('view_submission', as, open.id, vendor),
    view: { ...returned(open), state },
    response_urls: [],
  });
}

/** A global shortcut, or one used on a message. */
export function shortcutHook(
  as: string,
  callbackId: string,
  on: StoredMessage | null,
  vendor: Vendor,
): HookRequest {
  const { ids, memory } = vendor;
  const base = { callback_id: callbackId, action_ts: memory.nextTs() };
  if (!on) return signedInteraction({ ...interaction('shortcut', as, null, vendor), ...base });
  const channel = ids.roomId(on.chat);
  const author = on.author === 'bot' ? BOT.userId : ids.userId(on.author);
  return signedInteraction({
    ...interaction('message_action', as, null, vendor),
    ...base,
    channel: { id: channel, name: on.chat },
    message_ts: on.id,
    message: { type: 'message', user: author, ...asJson(on.native), ts: on.id },
    response_url: memory.responseUrl('actions', channel, ids.userId(as), on.id),
  });
}
