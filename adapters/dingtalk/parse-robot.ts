import {
  type Connection,
  type Inbound,
  type InboundPerson,
  MENTION_CLOSE,
  MENTION_OPEN,
  type Mention,
} from '../contract.ts';
import { mayCall } from './address.ts';
import { withoutMarks } from './escape.ts';
import { directRoom } from './places.ts';
import { contentOf, type RobotMessage } from './robot-message.ts';

/** A message to the robot as a command of one person. */
export function robotInbound(
  message: RobotMessage,
  corp: string,
  connection: Connection,
  key: string,
): Inbound {
  const person = senderOf(message, corp);
  const direct = message.conversationType === '1';
  const room = direct ? directRoom(person.userId) : message.conversationId;
  const outsider = person.standing !== 'full';
  const { text, files } = contentOf(message);
  const { line, mentions } = withMentions(withoutMarks(text), message);
  const reply = replyOf(message, connection);
  return {
    platform: 'dingtalk',
    connectionId: connection.id,
    deliveryKey: key,
    at: new Date(message.createAt),
    workspace: { id: corp },
    room: {
      id: room,
      kind: direct ? 'direct' : 'group',
      ...(message.conversationTitle ? { name: withoutMarks(message.conversationTitle) } : {}),
      // An app's robot is only ever in internal groups; an outsider who speaks there says otherwise.
      ...(direct ? {} : { external: outsider }),
    },
    person,
    ...(reply === undefined ? {} : { reply }),
    event: {
      kind: 'command',
      text: line,
      mentions,
      trigger: direct ? 'direct' : 'mention',
      message: { room, id: message.msgId },
      ...(files.length > 0 ? { files } : {}),
    },
  };
}

/**
 * Who wrote. A staff id is unique within its corp only, so that of a foreign corp is kept apart by its corp;
 * without a staff id the encrypted sender id serves, likewise.
 */
function senderOf(message: RobotMessage, corp: string): InboundPerson {
  const home = message.senderCorpId ? message.senderCorpId : corp;
  const foreign = home !== corp;
  const name = message.senderNick ? { name: withoutMarks(message.senderNick) } : {};
  if (message.senderStaffId) {
    return foreign
      ? { userId: `${home}:${message.senderStaffId}`, standing: 'foreign', ...name }
      : { userId: message.senderStaffId, standing: 'full', ...name };
  }
  return { userId: `${home}:${message.senderId ?? ''}`, standing: foreign ? 'foreign' : 'keyless', ...name };
}

/** Names in the text decide whom a line means. Only where it holds none do the platform's mentions stand at its end. */
function withMentions(text: string, message: RobotMessage): { line: string; mentions: readonly Mention[] } {
  if (/[@＠]/.test(text)) return { line: text, mentions: [] };
  const mentions = (message.atUsers ?? [])
    .filter((user) => user.dingtalkId !== message.chatbotUserId && user.staffId)
    .map((user): Mention => ({ kind: 'person', userId: user.staffId ?? '' }));
  const marks = mentions.map((_, index) => `${MENTION_OPEN}${index}${MENTION_CLOSE}`);
  return { line: [text, ...marks].filter((part) => part !== '').join(' '), mentions };
}

function replyOf(message: RobotMessage, connection: Connection): Inbound['reply'] {
  const { sessionWebhook, sessionWebhookExpiredTime } = message;
  if (!sessionWebhook || !sessionWebhookExpiredTime) return undefined;
  return {
    until: new Date(sessionWebhookExpiredTime),
    handle: {
      ...(mayCall(connection, sessionWebhook) ? { sessionWebhook } : {}),
      conversationId: message.conversationId,
      conversationType: message.conversationType,
      ...(message.senderStaffId && (message.senderCorpId ?? message.chatbotCorpId) === message.chatbotCorpId
        ? { staffId: message.senderStaffId }
        : {}),
    },
  };
}
