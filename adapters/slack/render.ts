import type { MintedCard } from '../../cards/model.ts';
import type { Rendered, Surface } from '../contract.ts';
import { escapeText } from './escape.ts';
import { codePoints, cutTo, type Losses } from './fit.ts';
import { type FormContext, packFormContext } from './form-context.ts';
import { LIMITS } from './limits.ts';
import { BlockDrawing, type Drawn } from './render-blocks.ts';
import { formLabel, plainText } from './render-form.ts';
import { markedTitle, type Native } from './render-line.ts';
import { closeWord, moreWords } from './words.ts';

/** Callback id of every modal that can be submitted. */
export const FORM_CALLBACK = 'form';

export interface MessagePayload {
  readonly text: string;
  readonly blocks: readonly Native[];
}

/** A card as Slack payload for a surface, with what had to be left out; pure. */
export function renderCard(card: MintedCard, surface: Surface): Rendered {
  if (surface === 'form') return renderModal(card, {});
  if (surface === 'home') return renderHome(card);
  return renderMessage(card);
}

/** A card as message: blocks, and the plain `text` for notifications and screen readers. */
export function renderMessage(card: MintedCard): Rendered & { payload: MessagePayload } {
  const drawing = new BlockDrawing(card, false);
  drawing.head();
  drawing.body();
  const blocks = fitBlocks(drawing.drawn, LIMITS.messageBlocks, card, drawing.losses);
  const text = alertText(card, drawing.losses);
  return {
    payload: { text, blocks: blocks.length > 0 ? blocks : [textBlock(card.summary)] },
    losses: drawing.losses.list,
  };
}

// Cut before escaping, measured after it: one ampersand becomes five characters.
function alertText(card: MintedCard, losses: Losses): string {
  const plain = markedTitle(card.summary.trim() || card.title, card.tone) || '…';
  let text = escapeText(plain);
  for (let max = LIMITS.messageText; codePoints(text) > LIMITS.messageText; max -= 100) {
    text = escapeText(cutTo(plain, max));
  }
  if (text !== escapeText(plain)) losses.note('text_cut', 'summary', 'over 4,000 characters');
  return text;
}

/** Where a modal comes from, which Slack does not say again when it is submitted. */
export type ModalOrigin = Partial<Omit<FormContext, 'token'>> & { readonly externalId?: string };

/** A card as modal: its form block's fields become inputs, other blocks stand above and below. */
export function renderModal(card: MintedCard, origin: ModalOrigin): Rendered & { payload: Native } {
  const drawing = new BlockDrawing(card, true);
  const title = markedTitle(card.title, card.tone).replace(/\s+/g, ' ');
  if (codePoints(title) > LIMITS.viewTitle) drawing.head();
  drawing.body();
  const form = card.blocks.find((block) => block.type === 'form');
  const blocks = fitBlocks(drawing.drawn, LIMITS.viewBlocks, card, drawing.losses);
  const metadata = packFormContext({ ...origin, token: form?.submit.press ?? '' });
  const view: Native = {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: plainText(cutTo(title.trim() || 'LinkStar', LIMITS.viewTitle)),
    close: formLabel(form?.cancel ?? closeWord(card.locale), drawing.losses, 'cancel'),
    ...(form ? { submit: formLabel(form.submit.label, drawing.losses, 'submit') } : {}),
    blocks: blocks.length > 0 ? blocks : [textBlock(card.summary)],
    private_metadata: metadata,
    ...(origin.externalId ? { external_id: origin.externalId } : {}),
  };
  return { payload: view, losses: drawing.losses.list };
}

/** A card as Home view. */
export function renderHome(card: MintedCard): Rendered & { payload: Native } {
  const drawing = new BlockDrawing(card, false);
  drawing.head();
  drawing.body();
  const blocks = fitBlocks(drawing.drawn, LIMITS.viewBlocks, card, drawing.losses);
  return {
    payload: { type: 'home', blocks: blocks.length > 0 ? blocks : [textBlock(card.summary)] },
    losses: drawing.losses.list,
  };
}

/** A modal without inputs that shows one text. */
export function textModal(title: string, body: string, close: string, externalId?: string): Native {
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: plainText(cutTo(title, LIMITS.viewTitle)),
    close: plainText(cutTo(close, LIMITS.viewTitle)),
    blocks: [textBlock(body)],
    ...(externalId ? { external_id: externalId } : {}),
  };
}

/** One text as a block, literal. */
export function textBlock(text: string): Native {
  return { type: 'section', text: plainText(cutTo(text.trim() || '…', LIMITS.sectionText)) };
}

/** One text as message. */
export function textMessage(text: string): MessagePayload {
  return { text: escapeText(cutTo(text.trim() || '…', LIMITS.textObject)), blocks: [textBlock(text)] };
}

/**
 * Makes blocks fit a surface: neighbouring rich texts are merged first; then list items give way from the end,
 * then whatever stands last, and a line says how many are missing.
 */
function fitBlocks(drawn: readonly Drawn[], max: number, card: MintedCard, losses: Losses): Native[] {
  if (drawn.length <= max) return drawn.map((d) => d.block);
  const kept = mergeRich(drawn);
  if (kept.length <= max) return kept.map((d) => d.block);
  let missing = 0;
  let at = kept.length;
  while (kept.length > max - 1) {
    const lastItem = kept.findLastIndex((d) => d.items > 0);
    at = lastItem >= 0 ? lastItem : kept.length - 1;
    missing += Math.max(1, kept[at]?.items ?? 1);
    kept.splice(at, 1);
  }
  losses.note('lines_cut', 'blocks', `${missing} left out of ${drawn.length} blocks`);
  const note = { type: 'context', elements: [plainText(`… ${moreWords(card.locale, missing)}`)] };
  kept.splice(at, 0, { block: note, items: 0 });
  return kept.map((d) => d.block);
}

function mergeRich(drawn: readonly Drawn[]): Drawn[] {
  const merged: Drawn[] = [];
  for (const next of drawn) {
    const last = merged.at(-1);
    const elements = last && joined(last.block, next.block);
    if (last && elements) {
      merged[merged.length - 1] = {
        block: { type: 'rich_text', elements },
        items: last.items + next.items,
      };
    } else merged.push(next);
  }
  return merged;
}

function joined(a: Native, b: Native): readonly unknown[] | null {
  if (a.type !== 'rich_text' || b.type !== 'rich_text') return null;
  const elements = [...(a.elements as readonly unknown[]), ...(b.elements as readonly unknown[])];
  return codePoints(JSON.stringify(elements)) <= 4 * LIMITS.textObject ? elements : null;
}
