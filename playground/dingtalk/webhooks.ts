import type { HookRequest } from '../../adapters/contract.ts';
import type { ChatLog, PlaygroundPerson, StoredMessage } from '../stand-in.ts';
import { APP, type Identity, ROBOT_ID } from './identity.ts';
import { buttonsOf, storedCard } from './native.ts';
import { path, type Routes } from './routes.ts';
import { cardHeaders, robotHeaders, sealedEvent, sessionToken } from './signing.ts';

const BOT = /[@＠](?:bot|linkstar)(?=$|[\s，,：:])/i;
const SESSION_MS = 90 * 60_000;

interface Line {
  readonly chat: string;
  readonly as: string;
}

interface Sources {
  readonly identity: Identity;
  readonly log: ChatLog;
  readonly routes: Routes;
  /** Base address of the old API, as the service was told. */
  readonly oapi: () => string;
}

/** Makes the requests that DingTalk would send; what people type goes into the log on the way. */
export function createWebhooks(sources: Sources) {
  const { identity, log, routes } = sources;

  /** A robot message. The signature has real time, the session ends by the chat's own clock. */
  function robotRequest(
    line: Line,
    stored: StoredMessage,
    content: object,
    atUsers: readonly string[],
  ): HookRequest {
    const direct = line.chat.startsWith('dm:');
    const person = identity.one(line.as);
    const millis = Date.now();
    const until = log.now().getTime() + SESSION_MS;
    const session = sessionToken({ chat: line.chat, as: line.as, until });
    const body = {
      conversationId: identity.conversationId(line.chat),
      conversationType: direct ? '1' : '2',
      ...(direct ? {} : { conversationTitle: identity.chatName(line.chat), isInAtList: true }),
      atUsers: [
        ...(direct ? [] : [{ dingtalkId: ROBOT_ID }]),
        ...atUsers.map((id) => ({ dingtalkId: identity.senderId(id), staffId: identity.userId(id) })),
      ],
      chatbotCorpId: APP.corpId,
      chatbotUserId: ROBOT_ID,
      msgId: stored.id,
      senderNick: person?.name ?? line.as,
      isAdmin: false,
      senderStaffId: identity.userId(line.as),
      senderId: identity.senderId(line.as),
      senderCorpId: APP.corpId,
      senderPlatform: 'Mac',
      sessionWebhookExpiredTime: until,
      sessionWebhook: `${sources.oapi()}/robot/sendBySession?session=${encodeURIComponent(session)}`,
      createAt: millis,
      robotCode: APP.robotCode,
      ...content,
    };
    return {
      method: 'POST',
      url: routes.hookUrl(),
      headers: robotHeaders(millis),
      body: JSON.stringify(body),
    };
  }

  /** `@maya` becomes the name the client would show, and the platform's mention beside the text. */
  function withMentions(text: string): { text: string; people: readonly string[] } {
    const people: string[] = [];
    const shown = text.replace(/[@＠]([\p{L}\p{N}._-]+)/gu, (typed, name: string) => {
      const person = identity.here().find((one) => called(one, name));
      if (person === undefined) return typed;
      people.push(person.id);
      return `@${person.name}`;
    });
    return { text: shown, people };
  }

  return {
    say(line: Line & { text: string }): HookRequest | null {
      if (!identity.isMember(line.chat, line.as)) return null;
      const { text, people } = withMentions(line.text);
      const native = { msgtype: 'text', text: { content: text } };
      const stored = log.post({ chat: line.chat, author: line.as, native });
      if (line.chat.startsWith('dm:')) {
        return robotRequest(
          line,
          stored,
          { msgtype: 'text', text: { content: text.replace(BOT, '').trim() } },
          people,
        );
      }
      if (!BOT.test(text)) return null;
      return robotRequest(
        line,
        stored,
        { msgtype: 'text', text: { content: text.replace(BOT, '') } },
        people,
      );
    },

    /** Files reach the robot in a person's own chat only. */
    file(line: Line & { name: string }): HookRequest | null {
      if (line.chat !== `dm:${line.as}` || !identity.isMember(line.chat, line.as)) return null;
      const content = {
        downloadCode: `fake-download-${Buffer.from(line.name).toString('hex')}`,
        fileName: line.name,
      };
      const stored = log.post({ chat: line.chat, author: line.as, native: { msgtype: 'file', content } });
      return robotRequest(line, stored, { msgtype: 'file', content }, []);
    },

    press(press: Line & { message: string; button: string }): HookRequest | null {
      const stored = log.find(press.message);
      const card = storedCard.safeParse(stored?.native);
      if (stored === null || !card.success || !identity.isMember(stored.chat, press.as)) return null;
      if (stored.to !== null && stored.to !== press.as) return null;
      const route = routes.find(card.data.callbackRouteKey ?? '');
      if (card.data.callbackType !== 'HTTP' || route === null) return null;
      const buttons = buttonsOf(card.data.cardData.cardParamMap) ?? [];
      const button = buttons.find((one) => one.id === press.button || one.text === press.button);
      const token = button?.id ?? press.button;
      const direct = stored.chat.startsWith('dm:');
      const millis = Date.now();
      const body = {
        type: 'actionCallback',
        outTrackId: card.data.outTrackId,
        corpId: APP.corpId,
        userId: identity.userId(press.as),
        userIdType: 1,
        spaceType: direct ? 'IM_ROBOT' : 'im',
        spaceId: direct ? identity.userId(press.as) : identity.conversationId(stored.chat),
        extension: '{}',
        content: JSON.stringify({
          cardPrivateData: { actionIds: [token], params: button?.params ?? { action: token } },
        }),
      };
      return {
        method: 'POST',
        url: path(route.callbackUrl),
        headers: cardHeaders(millis, route.apiSecret),
        body: JSON.stringify(body),
      };
    },

    /** A subscribed event, sealed. */
    platformEvent(event: { EventType: string } & Record<string, unknown>): HookRequest {
      const millis = Date.now();
      const sealed = sealedEvent({ CorpId: APP.corpId, EventTime: millis, ...event }, millis);
      return {
        method: 'POST',
        url: `${routes.hookUrl()}?${sealed.query}`,
        headers: { 'content-type': 'application/json' },
        body: sealed.body,
      };
    },
  };
}

function called(person: PlaygroundPerson, name: string): boolean {
  const wanted = name.toLowerCase();
  const first = person.englishName.split(/\s+/)[0] ?? '';
  return [person.id, person.name, person.englishName, first].some((one) => one.toLowerCase() === wanted);
}
