import type { HookRequest } from '../../adapters/contract.ts';
import type { PlaygroundEvent } from '../stand-in.ts';
import { isMember } from './api-chat.ts';
import { eventHook, shortcutHook } from './hooks.ts';
import { BOT, TEAM } from './ids.ts';
import type { Vendor } from './vendor.ts';

type Happening = PlaygroundEvent & { readonly chat: string; readonly as: string };

/** What else Slack sends: shortcuts, the Home tab, dropped files, the bot's comings and goings. */
export function platformEvent(event: Happening, vendor: Vendor): HookRequest | null {
  const { memory, ids } = vendor;
  const ts = memory.nextTs();
  const channel = ids.roomId(event.chat);
  switch (event.kind) {
    case 'shortcut':
      return shortcutHook(event.as, 'new_task', null, vendor);
    case 'message_action': {
      const on = memory.log.find(event.message);
      return on && isMember(on.chat, event.as, vendor)
        ? shortcutHook(event.as, 'create_task_from_message', on, vendor)
        : null;
    }
    case 'home': {
      const home = memory.homes.get(ids.userId(event.as));
      const view = home ? { view: { ...home.view, hash: home.hash } } : {};
      return eventHook(
        {
          type: 'app_home_opened',
          user: ids.userId(event.as),
          channel: ids.roomId(`dm:${event.as}`),
          tab: 'home',
          event_ts: ts,
          ...view,
        },
        vendor,
      );
    }
    case 'file':
      return fileHook(event, ts, vendor);
    case 'bot_added':
    case 'bot_removed': {
      const added = event.kind === 'bot_added';
      if (added) memory.without.delete(event.chat);
      else memory.without.add(event.chat);
      return eventHook(
        {
          type: added ? 'member_joined_channel' : 'member_left_channel',
          user: BOT.userId,
          channel,
          channel_type: 'C',
          team: TEAM.id,
          event_ts: ts,
          ...(added ? { inviter: ids.userId(event.as) } : {}),
        },
        vendor,
      );
    }
    case 'uninstall':
      memory.installed = false;
      return eventHook({ type: 'app_uninstalled', event_ts: ts }, vendor);
  }
}

// In a channel the person calls the bot while dropping the file; Slack then sends the message with its files.
function fileHook(
  event: Extract<Happening, { kind: 'file' }>,
  ts: string,
  vendor: Vendor,
): HookRequest | null {
  const { memory, ids } = vendor;
  if (!isMember(event.chat, event.as, vendor)) return null;
  const direct = event.chat.startsWith('dm:');
  const user = ids.userId(event.as);
  const text = direct ? '' : `<@${BOT.userId}>`;
  const files = [{ id: memory.id('F'), name: event.name, title: event.name, size: event.size, user }];
  const line = { type: 'message', subtype: 'file_share', user, text, ts, files };
  memory.log.post({ id: ts, chat: event.chat, author: event.as, native: line });
  if (memory.without.has(event.chat)) return null;
  const channelType = direct ? 'im' : 'channel';
  return eventHook(
    { ...line, channel: ids.roomId(event.chat), channel_type: channelType, event_ts: ts },
    vendor,
  );
}
