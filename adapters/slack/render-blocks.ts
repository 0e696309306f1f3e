import type { Block, Button, Line, MintedCard } from '../../cards/model.ts';
import { codePoints, Losses } from './fit.ts';
import { LIMITS } from './limits.ts';
import { type PressKind, pressActionId } from './press.ts';
import { fieldBlocks, plainText } from './render-form.ts';
import { lineText, markedTitle, type Native, richElements, textObject } from './render-line.ts';

/** A block with how many list items it stands for: those may give way when a surface is full. */
export interface Drawn {
  readonly block: Native;
  readonly items: number;
}

/** A value longer than this, in characters, wants the whole width of a message. */
const NARROW_MAX = 80;

/** Draws a card's parts block by block, counting its buttons. */
export class BlockDrawing {
  readonly losses = new Losses();
  readonly drawn: Drawn[] = [];
  private buttons = 0;

  private readonly card: MintedCard;
  private readonly inModal: boolean;

  /** `inModal`: a modal has a submit button of its own. */
  constructor(card: MintedCard, inModal: boolean) {
    this.card = card;
    this.inModal = inModal;
  }

  head(): void {
    const title = markedTitle(this.card.title, this.card.tone);
    if (title.trim() === '') return;
    if (codePoints(title) <= LIMITS.headerText && !title.includes('\n')) {
      this.add({ type: 'header', text: plainText(title) });
    } else {
      this.rich([{ type: 'text', text: title, style: 'strong' }], 'title');
    }
  }

  body(): void {
    this.card.blocks.forEach((block, i) => {
      this.block(block, `blocks[${i}]`);
    });
  }

  private block(block: Block<string>, where: string): void {
    switch (block.type) {
      case 'text':
        this.rich(block.line, where);
        break;
      case 'facts':
        this.facts(block.items, where);
        break;
      case 'list':
        this.list(block.items, where);
        break;
      case 'copy':
        this.copy(block.text, where);
        break;
      case 'actions':
        this.actions(block.buttons, where);
        break;
      case 'note': {
        const text = textObject(block.line, LIMITS.textObject);
        if (text) this.add({ type: 'context', elements: [text] });
        else this.rich(block.line, where);
        break;
      }
      case 'divider':
        this.add({ type: 'divider' });
        break;
      case 'form':
        this.form(block, where);
    }
  }

  private copy(text: string, where: string): void {
    const cut = this.losses.cut(text, LIMITS.textObject, 'text_cut', where);
    const code = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: cut || ' ' }] };
    this.add({ type: 'rich_text', elements: [code] });
  }

  private form(block: Extract<Block<string>, { type: 'form' }>, where: string): void {
    const { more } = block;
    block.fields.forEach((field, i) => {
      // What stands in a message cannot grow: there all fields are shown at once.
      if (this.inModal && more && field.further) return;
      for (const native of fieldBlocks(field, this.card.locale, `${where}.fields[${i}]`, this.losses))
        this.add(native);
    });
    if (this.inModal && more) {
      this.add({ type: 'actions', elements: [this.button(more, 'more', `${where}.more`)] });
    }
    if (this.inModal) return;
    const submit = this.button({ style: 'primary', ...block.submit }, 'submit', `${where}.submit`);
    this.add({ type: 'actions', elements: [submit] });
  }

  private facts(items: readonly { label: string; value: Line }[], where: string): void {
    const fields = items.map(({ label, value }) =>
      textObject(
        [{ type: 'text', text: label, style: 'strong' }, { type: 'text', text: '\n' }, ...value],
        LIMITS.sectionFieldText,
      ),
    );
    // Half as wide as the message: for short values, and labels in bold only where nothing has to stay plain.
    const narrow = items.every(({ value }) => codePoints(lineText(value)) <= NARROW_MAX);
    if (narrow && fields.every((field) => field?.type === 'mrkdwn')) {
      for (let i = 0; i < fields.length; i += LIMITS.sectionFields) {
        this.add({ type: 'section', fields: fields.slice(i, i + LIMITS.sectionFields) });
      }
      return;
    }
    items.forEach(({ label, value }, i) => {
      const named: Line = [
        { type: 'text', text: label, style: 'strong' },
        { type: 'text', text: '  ' },
      ];
      this.rich([...named, ...value], `${where}.items[${i}]`);
    });
  }

  private list(items: readonly { line: Line; button?: Button<string> }[], where: string): void {
    let bullets: Native[] = [];
    let size = 0;
    const flush = () => {
      if (bullets.length > 0) {
        const list = { type: 'rich_text_list', style: 'bullet', elements: bullets };
        this.add({ type: 'rich_text', elements: [list] }, bullets.length);
      }
      bullets = [];
      size = 0;
    };
    items.forEach(({ line, button }, i) => {
      const at = `${where}.items[${i}]`;
      if (button) {
        flush();
        this.itemWithButton(line, button, at);
        return;
      }
      const short = this.shorten(line, at);
      const length = codePoints(lineText(short));
      if (size + length > LIMITS.textObject) flush();
      bullets.push({ type: 'rich_text_section', elements: richElements(short) });
      size += length;
    });
    flush();
  }

  private itemWithButton(line: Line, button: Button<string>, where: string): void {
    const native = this.button(button, button.opensForm ? 'form' : 'act', where);
    const text = textObject(line, LIMITS.sectionText);
    if (text) {
      this.add({ type: 'section', text, accessory: native }, 1);
      return;
    }
    this.rich(line, where, 1);
    this.add({ type: 'actions', elements: [native] }, 0);
  }

  private actions(buttons: readonly Button<string>[], where: string): void {
    const elements = buttons.map((b, i) =>
      this.button(b, b.opensForm ? 'form' : 'act', `${where}.buttons[${i}]`),
    );
    for (let i = 0; i < elements.length; i += LIMITS.actionsElements) {
      this.add({ type: 'actions', elements: elements.slice(i, i + LIMITS.actionsElements) });
    }
  }

  private button(button: Button<string>, kind: PressKind, where: string): Native {
    const label = this.losses.cut(
      button.label || '…',
      LIMITS.buttonLabel,
      'button_label_cut',
      `${where}.label`,
    );
    const n = this.buttons++;
    return {
      type: 'button',
      action_id: pressActionId(kind, n),
      text: plainText(label),
      value: button.press,
      ...(button.style ? { style: button.style } : {}),
    };
  }

  private rich(line: Line, where: string, items = 0): void {
    const elements = richElements(this.shorten(line, where));
    this.add({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }, items);
  }

  // A single line over 3,000 characters keeps its beginning; what follows a cut piece goes.
  private shorten(line: Line, where: string): Line {
    let left: number = LIMITS.textObject;
    if (codePoints(lineText(line)) <= left) return line;
    const short: Line[number][] = [];
    for (const piece of line) {
      const length = codePoints(lineText([piece]));
      if (length <= left) {
        short.push(piece);
        left -= length;
        continue;
      }
      if (left > 1 && piece.type !== 'person') {
        short.push({ ...piece, text: this.losses.cut(piece.text, left, 'text_cut', where) });
      } else this.losses.note('text_cut', where, 'the end of a long line');
      break;
    }
    return short;
  }

  private add(block: Native, items = 0): void {
    this.drawn.push({ block, items });
  }
}
