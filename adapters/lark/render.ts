import type { Block, Button, Inline, Line, Loss, MintedCard, Tone } from '../../cards/model.ts';
import type { Rendered, Surface } from '../contract.ts';
import {
  type CardButton,
  type CardElement,
  cardBytes,
  countElements,
  div,
  type HeadColour,
  type LarkCard,
  plainText,
} from './card.ts';
import { cutText } from './cut.ts';
import { escapeMarkdown, literal } from './escape.ts';
import { LIMITS } from './limits.ts';
import { formElement } from './render-form.ts';
import { lineElement, lineMarkdown, lineText } from './render-line.ts';
import { WORDS } from './words.ts';

/** The colours of a card's head. */
const COLOURS: Readonly<Record<Tone, HeadColour>> = {
  open: 'blue',
  in_progress: 'indigo',
  blocked: 'orange',
  late: 'red',
  done: 'green',
  info: 'wathet',
  warning: 'yellow',
  error: 'red',
};

/** How much of a card is kept; each step gives up a little more until Lark takes it. */
interface Room {
  readonly items: number;
  readonly chars: number;
  readonly options: number;
}

const STEPS: readonly Room[] = [
  { items: Number.POSITIVE_INFINITY, chars: Number.POSITIVE_INFINITY, options: Number.POSITIVE_INFINITY },
  { items: 40, chars: 4000, options: 100 },
  { items: 20, chars: 2000, options: 60 },
  { items: 10, chars: 1000, options: 30 },
  { items: 5, chars: 300, options: 10 },
  { items: 2, chars: 100, options: 5 },
];

export interface RenderOptions {
  /** Whom a person field offers, and the room they are from. */
  readonly people?: { readonly room: string; readonly ids: readonly string[] };
}

/** A card as Lark's card JSON 2.0, cut with a word where 28 KB or 190 elements do not hold it. Pure. */
export function render(card: MintedCard, surface: Surface, options: RenderOptions = {}): Rendered {
  for (const room of STEPS) {
    const losses: Loss[] = [];
    const payload = build(card, surface, room, losses, options);
    if (cardBytes(payload) <= LIMITS.cardBytes && countElements(payload) <= LIMITS.cardElements) {
      return { payload, losses };
    }
  }
  return renderShort(card, surface);
}

/** The smallest card that still says what it is about: head, one line, and that the rest is missing. */
export function renderShort(card: MintedCard, surface: Surface): Rendered {
  const short: MintedCard = { ...card, title: cutText(card.title, 300).text, blocks: [] };
  const payload = frame(short, surface, [
    div(literal(cutText(card.summary, 1000).text)),
    div(WORDS[card.locale].cut, { text_size: 'notation', text_color: 'grey' }),
  ]);
  return { payload, losses: [{ what: 'size', where: 'blocks', detail: 'head and summary only' }] };
}

/** A card that a finished form shrinks to. */
export function settledCard(text: string): LarkCard {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, width_mode: 'fill', summary: { content: text } },
    body: { vertical_spacing: '8px', elements: [div(literal(text))] },
  };
}

function build(
  card: MintedCard,
  surface: Surface,
  room: Room,
  losses: Loss[],
  options: RenderOptions,
): LarkCard {
  const title = cutText(card.title, room.chars);
  if (title.cut) losses.push({ what: 'text_cut', where: 'title', detail: `${room.chars} characters kept` });
  const elements = card.blocks.flatMap((block, index) =>
    blockElements(block, index, { card, room, losses, options, direct: surface !== 'room' }),
  );
  return frame({ ...card, title: title.text }, surface, elements);
}

function frame(card: MintedCard, surface: Surface, elements: readonly CardElement[]): LarkCard {
  const summary = cutText(literal(card.summary) || literal(card.title), 300).text;
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: surface === 'room',
      width_mode: 'fill',
      summary: { content: summary },
    },
    header: { title: plainText(literal(card.title)), template: COLOURS[card.tone] },
    body: { vertical_spacing: '8px', elements },
  };
}

interface BlockContext {
  readonly card: MintedCard;
  readonly room: Room;
  readonly losses: Loss[];
  readonly options: RenderOptions;
  readonly direct: boolean;
}

function blockElements(block: Block<string>, index: number, context: BlockContext): CardElement[] {
  const where = `blocks[${index}]`;
  switch (block.type) {
    case 'text':
    case 'note': {
      if (lineText(block.line).trim() === '') return [];
      return [lineElement(cutLine(block.line, where, context), { muted: block.type === 'note' })];
    }
    case 'facts':
      return block.items.length === 0
        ? []
        : [{ tag: 'markdown', content: factsMarkdown(block, where, context) }];
    case 'list':
      return listElements(block, where, context);
    case 'copy':
      return [copyElement(block.text, where, context)];
    case 'actions':
      return block.buttons.length === 0 ? [] : [buttonRow(block.buttons, where, context)];
    case 'divider':
      return [{ tag: 'hr' }];
    case 'form':
      return [
        formElement(block, {
          where,
          index,
          options: context.room.options,
          direct: context.direct,
          losses: context.losses,
          ...(context.options.people ? { people: context.options.people } : {}),
        }),
      ];
  }
}

function factsMarkdown(
  block: Extract<Block<string>, { type: 'facts' }>,
  where: string,
  context: BlockContext,
): string {
  return block.items
    .map(({ label, value }, i) => {
      const line = cutLine(value, `${where}.items[${i}]`, context);
      return `<font color='grey'>${escapeMarkdown(label)}</font>&nbsp;&nbsp;${lineMarkdown(line)}`;
    })
    .join('<br>');
}

function listElements(
  block: Extract<Block<string>, { type: 'list' }>,
  where: string,
  context: BlockContext,
): CardElement[] {
  const kept = block.items.slice(0, context.room.items);
  const rest = block.items.length - kept.length;
  const elements = kept.map(({ line, button }, i): CardElement => {
    const text = lineElement(cutLine(line, `${where}.items[${i}]`, context));
    if (!button) return text;
    return {
      tag: 'column_set',
      flex_mode: 'none',
      horizontal_spacing: 'medium',
      columns: [
        { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'center', elements: [text] },
        {
          tag: 'column',
          width: 'auto',
          vertical_align: 'center',
          elements: [{ ...buttonElement(button, `${where}.items[${i}].button`, context), size: 'small' }],
        },
      ],
    };
  });
  if (rest === 0) return elements;
  context.losses.push({ what: 'lines_cut', where: `${where}.items`, detail: `${rest} lines` });
  return [
    ...elements,
    div(WORDS[context.card.locale].more(rest), { text_size: 'notation', text_color: 'grey' }),
  ];
}

/** Grey ground and plain text: a code block would leave it to Lark whether a tag inside is read as one. */
function copyElement(text: string, where: string, context: BlockContext): CardElement {
  const kept = cutText(literal(text), context.room.chars);
  if (kept.cut)
    context.losses.push({ what: 'text_cut', where, detail: `${context.room.chars} characters kept` });
  return {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'grey',
    columns: [{ tag: 'column', width: 'weighted', weight: 1, elements: [div(kept.text)] }],
  };
}

function buttonRow(buttons: readonly Button<string>[], where: string, context: BlockContext): CardElement {
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    horizontal_spacing: 'small',
    columns: buttons.map((button, i) => ({
      tag: 'column',
      width: 'auto',
      elements: [buttonElement(button, `${where}.buttons[${i}]`, context)],
    })),
  };
}

function buttonElement(button: Button<string>, where: string, context: BlockContext): CardButton {
  const label = cutText(literal(button.label), LIMITS.buttonLabel);
  if (label.cut)
    context.losses.push({ what: 'button_label_cut', where, detail: `${LIMITS.buttonLabel} characters kept` });
  return {
    tag: 'button',
    text: plainText(label.text),
    type: button.style ?? 'default',
    behaviors: [
      {
        type: 'callback',
        value: {
          t: button.press,
          ...(context.direct ? { d: 1 as const } : {}),
          ...(button.opensForm ? { o: 1 as const } : {}),
        },
      },
    ],
  };
}

function cutLine(line: Line, where: string, context: BlockContext): Line {
  let left = context.room.chars;
  let cutHere = false;
  const kept: Inline[] = [];
  for (const part of line) {
    if (left <= 0) {
      cutHere = true;
      break;
    }
    const words = cutText(part.type === 'person' ? part.name : part.text, left);
    left -= words.text.length;
    cutHere ||= words.cut;
    kept.push(part.type === 'person' ? { ...part, name: words.text } : { ...part, text: words.text });
  }
  if (cutHere)
    context.losses.push({ what: 'text_cut', where, detail: `${context.room.chars} characters kept` });
  return kept;
}
