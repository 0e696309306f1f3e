import { createHmac, randomUUID } from 'node:crypto';
import { APP as DINGTALK } from '../../playground/dingtalk/identity.ts';
import { APP_ID, SIGNING_SECRET, TEAM } from '../../playground/slack/ids.ts';

/** A line of somebody whom the playground has not got, in one of its DingTalk groups, signed by DingTalk's rule. */
export function dingtalkLine(chat: string, staffId: string, name: string, text: string): RequestInit {
  const now = Date.now();
  const stamp = String(now);
  const sign = createHmac('sha256', DINGTALK.clientSecret).update(`${stamp}\n${DINGTALK.clientSecret}`);
  const body = {
    conversationId: `cid${Buffer.from(chat).toString('base64url')}==`,
    conversationType: '2',
    conversationTitle: '恒泰供应链对接',
    isInAtList: true,
    atUsers: [],
    chatbotCorpId: DINGTALK.corpId,
    chatbotUserId: 'robot',
    msgId: randomUUID(),
    senderNick: name,
    senderStaffId: staffId,
    senderId: `$:LWCP_v1:$${staffId}`,
    senderCorpId: DINGTALK.corpId,
    createAt: now,
    robotCode: DINGTALK.robotCode,
    msgtype: 'text',
    text: { content: ` ${text}` },
  };
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', timestamp: stamp, sign: sign.digest('base64') },
    body: JSON.stringify(body),
  };
}

/** Any body as Slack would send it: signed at this distance from real time, in seconds. */
export function slackRequest(
  body: string,
  how: { readonly seconds?: number; readonly secret?: string; readonly type?: string } = {},
): RequestInit {
  const stamp = String(Math.floor(Date.now() / 1000) + (how.seconds ?? 0));
  const mac = createHmac('sha256', how.secret ?? SIGNING_SECRET)
    .update(`v0:${stamp}:${body}`)
    .digest('hex');
  return {
    method: 'POST',
    headers: {
      'content-type': how.type ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${mac}`,
    },
    body,
  };
}

/** The form of a slash command of one of the playground's people. */
export function slashCommand(
  person: string,
  text: string,
  change: Readonly<Record<string, string>> = {},
): string {
  return new URLSearchParams({
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: 'C0R2',
    channel_name: 'bf26-amazon-us',
    user_id: `U0${person.toUpperCase()}`,
    user_name: person,
    command: '/pm',
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T0AURORA/1/x',
    trigger_id: `1.2.${randomUUID()}`,
    ...change,
  }).toString();
}
