import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { SECRETS } from './mock-vendors.ts';

/** A request as a vendor would post it to a connection's hook. */
export interface SignedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One line that somebody types to the bot. `id` stays the same when the vendor sends it again. */
export interface TypedLine {
  readonly vendor: 'slack' | 'lark' | 'dingtalk';
  readonly chat: string;
  readonly text: string;
  readonly id: string;
  /** The mock's own port, for the response address that Slack hands out. */
  readonly mockPort: number;
  readonly user?: string;
}

/** The webhook of a typed line: a slash command on Slack, a mention of the bot on Lark and DingTalk. */
export function typed(line: TypedLine): SignedRequest {
  switch (line.vendor) {
    case 'slack':
      return slackCommand(line);
    case 'lark':
      return larkMessage(line);
    case 'dingtalk':
      return dingtalkMessage(line);
  }
}

function slackSigned(body: string, type: string): SignedRequest {
  const stamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', SECRETS.slackSigning).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    path: '/hooks/slack',
    headers: { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${mac}` },
    body,
  };
}

function slackCommand({ chat, text, id, mockPort, user = 'U0ONE' }: TypedLine): SignedRequest {
  const fields = {
    token: 'unused',
    team_id: 'T0FAULT',
    team_domain: 'fault',
    channel_id: chat,
    channel_name: chat.toLowerCase(),
    user_id: user,
    user_name: user.toLowerCase(),
    command: '/pm',
    text,
    api_app_id: 'A0FAULT',
    is_enterprise_install: 'false',
    response_url: `http://127.0.0.1:${mockPort}/slack/respond/${id}`,
    trigger_id: id,
  };
  return slackSigned(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
}

/** An event in Slack's envelope. */
export function slackEvent(event: object, id: string): SignedRequest {
  const envelope = {
    token: 'unused',
    team_id: 'T0FAULT',
    api_app_id: 'A0FAULT',
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0FAULT',
        user_id: 'U0BOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
  };
  return slackSigned(JSON.stringify(envelope), 'application/json');
}

/** Any body with a right signature of Slack's. */
export function slackRaw(body: string, type = 'application/json'): SignedRequest {
  return slackSigned(body, type);
}

function larkMessage({ chat, text, id, user = 'ou_one' }: TypedLine): SignedRequest {
  const payload = {
    schema: '2.0',
    header: {
      event_id: `ev_${id}`,
      event_type: 'im.message.receive_v1',
      create_time: String(Date.now()),
      token: SECRETS.larkToken,
      app_id: SECRETS.larkAppId,
      tenant_key: 'faulttenant',
    },
    event: {
      sender: { sender_id: { open_id: user }, sender_type: 'user', tenant_key: 'faulttenant' },
      message: {
        message_id: id,
        create_time: String(Date.now()),
        chat_id: chat,
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text: `@_user_1 ${text}` }),
        mentions: [
          {
            key: '@_user_1',
            id: { open_id: 'ou_bot' },
            name: 'LinkStar',
            mentioned_type: 'bot',
            tenant_key: 'faulttenant',
          },
        ],
      },
    },
  };
  const iv = randomBytes(16);
  const key = createHash('sha256').update(SECRETS.larkEncryptKey).digest();
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(payload)), cipher.final()]);
  const body = JSON.stringify({ encrypt: sealed.toString('base64') });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(6).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + SECRETS.larkEncryptKey + body)
    .digest('hex');
  return {
    path: '/hooks/lark',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
    body,
  };
}

function dingtalkMessage({ chat, text, id, user = 'one' }: TypedLine): SignedRequest {
  const timestamp = String(Date.now());
  const sign = createHmac('sha256', SECRETS.dingtalkSecret)
    .update(`${timestamp}\n${SECRETS.dingtalkSecret}`)
    .digest('base64');
  const body = JSON.stringify({
    msgtype: 'text',
    text: { content: ` ${text}` },
    msgId: id,
    createAt: Date.now(),
    conversationType: '2',
    conversationId: chat,
    conversationTitle: chat,
    senderStaffId: user,
    senderId: `$:${user}`,
    senderNick: user,
    senderCorpId: SECRETS.dingtalkCorp,
    chatbotCorpId: SECRETS.dingtalkCorp,
    chatbotUserId: '$:bot',
    robotCode: SECRETS.dingtalkClientId,
    isInAtList: true,
    atUsers: [{ dingtalkId: '$:bot' }],
  });
  return { path: '/hooks/dingtalk', headers: { 'content-type': 'application/json', timestamp, sign }, body };
}
