import type { ReadButton, ReadMessage, StoredMessage } from '../stand-in.ts';
import { readMarkdown } from './markdown.ts';
import { buttonsOf, parse, storedCard, webhookMessage } from './native.ts';

/** What a reader sees of a message, whatever form it was sent in. */
export function readMessage(message: Pick<StoredMessage, 'native'>): ReadMessage {
  const { native } = message;
  if (typeof native !== 'object' || native === null) return shown('', '');
  const card = storedCard.partial({ outTrackId: true, cardTemplateId: true }).safeParse(native);
  if (card.success) return readCard(card.data.cardData.cardParamMap);
  if ('msgKey' in native && 'msgParam' in native) {
    return readRobotMessage(String(native.msgKey), parse(String(native.msgParam)));
  }
  const sent = webhookMessage.safeParse(native);
  if (sent.success && sent.data.msgtype === 'markdown') {
    return shown('', readMarkdown(sent.data.markdown.text));
  }
  if (sent.success && sent.data.msgtype === 'text') return shown('', sent.data.text.content);
  return 'content' in native ? shown('', fileName(native.content)) : shown('', '');
}

function readCard(params: Readonly<Record<string, string>>): ReadMessage {
  const parts = [readMarkdown(params.markdown ?? ''), params.tips ?? ''];
  const buttons = (params.settled === 'true' ? [] : (buttonsOf(params) ?? [])).map(
    (button): ReadButton => ({
      id: button.id,
      label: button.text,
      ...(button.color === 'blue' ? { style: 'primary' as const } : {}),
    }),
  );
  return shown(params.title ?? '', parts.filter((part) => part !== '').join('\n'), buttons);
}

function readRobotMessage(msgKey: string, param: unknown): ReadMessage {
  const values = Object.fromEntries(
    Object.entries(typeof param === 'object' && param !== null ? param : {}).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
  if (msgKey === 'sampleText') return shown('', values.content ?? '');
  if (msgKey === 'sampleFile') return shown('', values.fileName ?? '');
  const links = linksOf(values);
  return shown('', readMarkdown(values.text ?? ''), links);
}

function linksOf(values: Readonly<Record<string, string>>): ReadButton[] {
  if (values.singleTitle !== undefined) {
    return [{ id: 'single', label: values.singleTitle, url: values.singleURL ?? '' }];
  }
  return [1, 2, 3, 4, 5].flatMap((at) => {
    const label = values[`actionTitle${at}`];
    return label === undefined ? [] : [{ id: `action${at}`, label, url: values[`actionURL${at}`] ?? '' }];
  });
}

function fileName(content: unknown): string {
  return typeof content === 'object' && content !== null && 'fileName' in content
    ? String(content.fileName)
    : '';
}

function shown(title: string, text: string, buttons: readonly ReadButton[] = []): ReadMessage {
  return { title, text, fields: [], buttons };
}
