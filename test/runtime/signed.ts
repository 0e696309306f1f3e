import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** A webhook as a vendor would send it. */
export interface Webhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A slash command in a channel; a new `trigger` makes it another delivery. */
export function slackCommand(
  secret: string,
  given: { text: string; trigger: string; channel?: string; user?: string; responseUrl?: string },
): Webhook {
  const body = new URLSearchParams({
    team_id: 'T0001',
    team_domain: 'aurora',
    channel_id: given.channel ?? 'C0001',
    channel_name: 'launch',
    user_id: given.user ?? 'UMAYA',
    user_name: 'maya',
    command: '/pm',
    text: given.text,
    api_app_id: 'A0001',
    trigger_id: given.trigger,
    response_url: given.responseUrl ?? 'https://hooks.slack.com/commands/T0001/1/none',
  }).toString();
  const stamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    path: '/hooks/slack',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${mac}`,
    },
    body,
  };
}

/** A line that mentions the bot in a Feishu group, encrypted and signed. */
export function larkLine(
  app: { appId: string; encryptKey: string; verificationToken: string },
  given: { text: string; id: string; room?: string },
): Webhook {
  const at = Date.now();
  const bot = { key: '@_user_1', id: { open_id: 'ou_bot' }, name: 'linkstar', mentioned_type: 'bot' };
  const event = {
    schema: '2.0',
    header: {
      event_id: `ev-${given.id}`,
      event_type: 'im.message.receive_v1',
      create_time: String(at),
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: 'tenant-feishu',
    },
    event: {
      sender: { sender_id: { open_id: 'ou_lin' }, sender_type: 'user', tenant_key: 'tenant-feishu' },
      message: {
        message_id: `om_in_${given.id}`,
        create_time: String(at),
        chat_id: given.room ?? 'oc_room',
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text: `@_user_1 ${given.text}` }),
        mentions: [bot],
      },
    },
  };
  const iv = randomBytes(16);
  const key = createHash('sha256').update(app.encryptKey).digest();
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(event), 'utf8'), cipher.final()]);
  const body = JSON.stringify({ encrypt: sealed.toString('base64') });
  const timestamp = String(Math.floor(at / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256').update(`${timestamp}${nonce}${app.encryptKey}${body}`).digest('hex');
  return {
    path: '/hooks/lark',
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
    body,
  };
}

/** A line that mentions the robot in a DingTalk group. */
export function dingtalkLine(
  app: { clientSecret: string; robotCode: string; corpId: string },
  given: { text: string; id: string; sessionWebhook: string },
): Webhook {
  const at = Date.now();
  const sign = createHmac('sha256', app.clientSecret).update(`${at}\n${app.clientSecret}`).digest('base64');
  const body = JSON.stringify({
    conversationId: 'cidROOM==',
    conversationType: '2',
    conversationTitle: 'supplier',
    isInAtList: true,
    atUsers: [{ dingtalkId: '$:LWCP_v1:$robot' }],
    chatbotCorpId: app.corpId,
    chatbotUserId: '$:LWCP_v1:$robot',
    msgId: given.id,
    senderNick: '周工',
    senderStaffId: 'zhou01',
    senderId: '$:LWCP_v1:$zhou',
    senderCorpId: app.corpId,
    sessionWebhook: given.sessionWebhook,
    sessionWebhookExpiredTime: at + 5_400_000,
    createAt: at,
    robotCode: app.robotCode,
    msgtype: 'text',
    text: { content: ` ${given.text}` },
  });
  return {
    path: '/hooks/dingtalk',
    headers: { 'content-type': 'application/json; charset=utf-8', timestamp: String(at), sign },
    body,
  };
}

/** Sends a webhook, and resolves to the answer with its body read. */
export async function send(base: string, webhook: Webhook): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${base}${webhook.path}`, {
    method: 'POST',
    // A connection of its own, as platforms' many senders have; one kept open may just be closing.
    headers: { ...webhook.headers, connection: 'close' },
    body: webhook.body,
  });
  return { status: answer.status, body: await answer.text() };
}
