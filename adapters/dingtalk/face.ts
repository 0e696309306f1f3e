import type { Line, Loss, MintedCard, Tone } from '../../cards/model.ts';
import { buttonsOf, type FaceButton, operatorButtons, publicButtons } from './buttons.ts';
import { cutBytes, neutral } from './escape.ts';
import { fitText } from './fit.ts';
import { LIMITS } from './limits.ts';

/** What a card shows on DingTalk, whatever template carries it. */
export interface CardFace {
  readonly title: string;
  readonly markdown: string;
  readonly summary: string;
  readonly buttons: readonly FaceButton[];
  /** User id to name of those who are to be told. */
  readonly mentions: Readonly<Record<string, string>>;
  readonly losses: readonly Loss[];
}

/** DingTalk's heads have no colour: states that matter carry a mark instead. */
const MARKS: Readonly<Partial<Record<Tone, string>>> = { done: '✓', late: '⏳', blocked: '⛔' };

/** The face of a card: pure, and within every limit of a card value. */
export function faceOf(card: MintedCard): CardFace {
  const { buttons, losses: buttonLosses } = buttonsOf(card);
  const { text, losses } = fitText(card, 'card', LIMITS.cardValueBytes);
  const title = cutBytes(titleOf(card), LIMITS.cardValueBytes);
  return {
    title,
    markdown: text,
    summary: cutBytes(neutral(card.summary), LIMITS.cardValueBytes),
    buttons,
    mentions: mentionsOf(card),
    losses: [...losses, ...buttonLosses, ...formLosses(card)],
  };
}

/** The title with the mark of its state, unless it begins with one. */
export function titleOf(card: MintedCard): string {
  const mark = MARKS[card.tone];
  const title = neutral(card.title);
  return mark === undefined || title.startsWith(mark) ? title : `${mark} ${title}`;
}

/** Variables of DingTalk's public template; an empty list of buttons takes the buttons away. */
export function publicParams(face: CardFace, tips = ''): Record<string, string> {
  return {
    title: face.title,
    markdown: face.markdown,
    tips,
    sys_full_json_obj: publicButtons(face.buttons),
  };
}

/** Variables of an operator's own template, as the connection guide asks for them. */
export function operatorParams(face: CardFace, tips = ''): Record<string, string> {
  return {
    title: face.title,
    markdown: face.markdown,
    tips,
    msgButtons: operatorButtons(face.buttons),
    settled: String(face.buttons.length === 0),
  };
}

/** Whether an id is a staff id, and so can be written to and mentioned; others are made up from corp and sender. */
export function isStaffId(userId: string): boolean {
  return /^[A-Za-z0-9_.-][A-Za-z0-9_.@-]*$/.test(userId);
}

function mentionsOf(card: MintedCard): Record<string, string> {
  const mentions: Record<string, string> = {};
  for (const inline of card.blocks.flatMap(linesOf).flat()) {
    if (inline.type !== 'person' || inline.notify !== true || inline.userId === undefined) continue;
    if (isStaffId(inline.userId) && Object.keys(mentions).length < LIMITS.mentions) {
      mentions[inline.userId] = neutral(inline.name);
    }
  }
  return mentions;
}

function linesOf(block: MintedCard['blocks'][number]): readonly Line[] {
  switch (block.type) {
    case 'text':
    case 'note':
      return [block.line];
    case 'facts':
      return block.items.map((item) => item.value);
    case 'list':
      return block.items.map((item) => item.line);
    default:
      return [];
  }
}

function formLosses(card: MintedCard): Loss[] {
  return card.blocks.flatMap((block, index): Loss[] => {
    if (block.type !== 'form') return [];
    return block.fields.flatMap((field): Loss[] => {
      const where = `blocks[${index}].fields.${field.name}`;
      const typed: Loss = { what: 'field_degraded', where, detail: 'typed instead of filled in' };
      const options = 'options' in field ? field.options.length : 0;
      return options > LIMITS.fieldOptions
        ? [typed, { what: 'options_cut', where, detail: `${options - LIMITS.fieldOptions} only counted` }]
        : [typed];
    });
  });
}
