import { z } from 'zod';
import type { HookRequest } from '../../adapters/contract.ts';
import type { ChatLog, ReadAnswer } from '../stand-in.ts';
import { changedCard } from './card-api.ts';
import { type Identity, TEMPLATES } from './identity.ts';
import { parse, storedCard, webhookMessage } from './native.ts';
import { readMessage } from './reader.ts';

const robotBody = z.looseObject({ conversationId: z.string(), senderStaffId: z.string() });
const pressBody = z.looseObject({ outTrackId: z.string(), userId: z.string() });
const pressAnswer = z.looseObject({
  cardUpdateOptions: z.looseObject({ updateCardDataByKey: z.boolean().optional() }).optional(),
  cardData: z.object({ cardParamMap: z.record(z.string(), z.unknown()) }).optional(),
  userPrivateData: z.object({ cardParamMap: z.record(z.string(), z.string()) }).optional(),
});

interface Sources {
  readonly identity: Identity;
  readonly log: ChatLog;
}

const NOTHING: ReadAnswer = { reply: null, form: null };

/** Applies what DingTalk would do with the hook's answer, and tells what it showed to the person alone. */
export function createAnswers({ identity, log }: Sources) {
  return (request: HookRequest, answer: { status: number; body: string }): ReadAnswer => {
    if (answer.status !== 200) return NOTHING;
    const sent = parse(request.body);
    const press = pressBody.safeParse(sent);
    if (press.success) return answeredPress(press.data, parse(answer.body));
    const said = robotBody.safeParse(sent);
    return said.success ? answeredLine(said.data, parse(answer.body)) : NOTHING;
  };

  function answeredLine(said: z.infer<typeof robotBody>, body: unknown): ReadAnswer {
    const person = identity.person(said.senderStaffId);
    const chat = chatOf(said.conversationId, person);
    const message = webhookMessage.safeParse(body);
    if (!message.success || message.data.msgtype === 'empty' || chat === null) return NOTHING;
    const stored = log.post({ chat, author: 'bot', native: message.data });
    if (!chat.startsWith('dm:')) return NOTHING;
    const { text, buttons } = readMessage(stored);
    return { reply: { text, buttons, native: message.data }, form: null };
  }

  function chatOf(conversationId: string, person: string | null): string | null {
    const inner = /^cid([\w-]+)==$/.exec(conversationId)?.[1] ?? '';
    const own = person === null ? null : identity.direct(person);
    return Buffer.from(inner, 'base64url').toString() === own
      ? own
      : identity.chatOfConversation(conversationId);
  }

  function answeredPress(press: z.infer<typeof pressBody>, body: unknown): ReadAnswer {
    const stored = log.find(press.outTrackId);
    const card = storedCard.safeParse(stored?.native);
    const answer = pressAnswer.safeParse(body);
    if (stored === null || !card.success || !answer.success) return NOTHING;
    const { cardData, userPrivateData, cardUpdateOptions } = answer.data;
    let native = card.data;
    if (cardData !== undefined) {
      native = changedCard(native, cardData.cardParamMap, cardUpdateOptions?.updateCardDataByKey === true);
    }
    // Only an operator's own template marks its tips as private; the public one is not known to.
    const tips = native.cardTemplateId === TEMPLATES.own ? userPrivateData?.cardParamMap.tips : undefined;
    if (tips !== undefined) {
      native = { ...native, privateData: { ...native.privateData, [press.userId]: { tips } } };
    }
    if (native !== card.data) log.update(stored.id, native);
    const own = stored.chat.startsWith('dm:') ? native.cardData.cardParamMap.tips : undefined;
    const text = tips ?? own ?? '';
    return text === '' ? NOTHING : { reply: { text, buttons: [], native: body }, form: null };
  }
}
