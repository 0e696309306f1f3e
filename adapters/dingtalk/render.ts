import type { CardLocale, Loss, MintedCard } from '../../cards/model.ts';
import type { Rendered } from '../contract.ts';
import { cutPoints, markdown, neutral } from './escape.ts';
import { type CardFace, faceOf, publicParams, titleOf } from './face.ts';
import { fitText } from './fit.ts';
import { LIMITS, PUBLIC_TEMPLATE } from './limits.ts';
import { words } from './words.ts';

/** The card as DingTalk's public template takes it, without an address; pure. */
export function renderCard(card: MintedCard): Rendered {
  const face = faceOf(card);
  return {
    payload: {
      cardTemplateId: PUBLIC_TEMPLATE,
      cardData: { cardParamMap: publicParams(face) },
      imGroupOpenSpaceModel: spaceModel(face),
      imGroupOpenDeliverModel: { atUserIds: face.mentions },
    },
    losses: face.losses,
  };
}

/** What the chat list and the notification say of a card. */
export function spaceModel(face: CardFace): object {
  return {
    supportForward: false,
    lastMessageI18n: { ZH_CN: face.summary, ZH_TW: face.summary, EN_US: face.summary },
  };
}

/** A card as a plain message. */
export interface PlainMessage {
  readonly title: string;
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** The card as message Markdown of at most `budget` bytes; `hint` adds how to type what its buttons would do. */
export function plainMessage(card: MintedCard, budget: number, hint: boolean): PlainMessage {
  const { buttons, losses: lost } = faceOf(card);
  const line = hint && buttons.length > 0 ? typedHint(card) : null;
  const spare = line === null ? 0 : new TextEncoder().encode(line).length + 8;
  const { text, losses } = fitText(card, 'message', budget - spare, `#### ${markdown(titleOf(card), true)}`);
  return {
    title: cutPoints(titleOf(card), 60),
    text: line === null ? text : `${text}\n\n${line}`,
    losses: [
      ...losses,
      ...lost.filter((loss) => loss.what === 'field_degraded' || loss.what === 'options_cut'),
    ],
  };
}

/** For a task's card an example that works: its first button's word and the key its title begins with. */
function typedHint(card: MintedCard): string {
  const key = /^[A-Z][A-Z0-9]{1,9}-\d+/.exec(card.title)?.[0];
  const first = faceOf(card).buttons[0];
  const example =
    card.kind === 'task' && key !== undefined && first !== undefined ? `${first.label} ${key}` : null;
  return markdown(words(card.locale).typed(example), true);
}

/** `msgKey` and `msgParam` of a robot message: links behind the buttons where links can be made, else Markdown. */
export function plainRobotMessage(
  card: MintedCard,
  linkBase: string | null,
): { msgKey: string; msgParam: string; tier: 'C' | 'D'; losses: readonly Loss[] } {
  const face = faceOf(card);
  // The text is carried as JSON, which may double it.
  const budget = (LIMITS.msgParamBytes - 1_500) / 2;
  if (linkBase === null || face.buttons.length === 0) {
    const { title, text, losses } = plainMessage(card, budget, true);
    return { msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }), tier: 'D', losses };
  }
  const { title, text, losses } = plainMessage(card, budget, false);
  const links = face.buttons.map((button) => ({
    title: button.label,
    url: `${linkBase}/go/${encodeURIComponent(button.token)}`,
  }));
  const allLosses = [...losses, ...face.losses.filter((loss) => loss.what.startsWith('button'))];
  return { ...actionCard(title, text, links), tier: 'C', losses: allLosses };
}

function actionCard(
  title: string,
  text: string,
  links: readonly { title: string; url: string }[],
): { msgKey: string; msgParam: string } {
  const [only] = links;
  if (links.length === 1 && only !== undefined) {
    const param = { title, text, singleTitle: only.title, singleURL: only.url };
    return { msgKey: 'sampleActionCard', msgParam: JSON.stringify(param) };
  }
  const actions = links.flatMap((link, at) => [
    [`actionTitle${at + 1}`, link.title],
    [`actionURL${at + 1}`, link.url],
  ]);
  const param = { title, text, ...Object.fromEntries(actions) };
  return { msgKey: `sampleActionCard${links.length}`, msgParam: JSON.stringify(param) };
}

/** A message in the format of webhooks and of the answer to a robot message. */
export function webhookMarkdown(card: MintedCard): {
  msgtype: 'markdown';
  markdown: { title: string; text: string };
} {
  const { title, text } = plainMessage(card, LIMITS.webhookBytes, true);
  return { msgtype: 'markdown', markdown: { title, text } };
}

/** One line of text as a card of its own, for answers that are no card. */
export function noticeCard(text: string, tone: MintedCard['tone'], locale: CardLocale): MintedCard {
  const short = Array.from(text).length <= 60;
  return {
    kind: 'notice',
    locale,
    tone,
    title: short ? text : cutPoints(text, 30),
    summary: text,
    blocks: short ? [] : [{ type: 'text', line: [{ type: 'text', text }] }],
  };
}

/** A short answer as the `tips` of a card. */
export function tipsOf(text: string): string {
  return cutPoints(neutral(text), 200);
}
