import { texts } from '../src/text/index.ts';
import { cut, oneLine, text } from './line.ts';
import type { Block, Button, Card, Line } from './model.ts';
import type { Reader } from './views.ts';

const TITLE_ON_BUTTON = 40;

export interface ChoiceView {
  readonly title: string;
  readonly question: string;
  /** Facts already understood, shown above the question. */
  readonly understood?: readonly { readonly label: string; readonly value: Line }[];
  readonly options: readonly Button[];
  /** A corrected line or an example, without trigger. */
  readonly copy?: string | null;
  readonly note?: string;
}

/** A question whose answers are buttons; nothing has been changed yet. */
export function choiceCard(view: ChoiceView, reader: Reader): Card {
  const blocks: Block[] = [{ type: 'text', line: [text(view.question)] }];
  if (view.understood && view.understood.length > 0) blocks.push({ type: 'facts', items: view.understood });
  if (view.options.length > 0) blocks.push({ type: 'actions', buttons: view.options });
  if (view.note !== undefined) blocks.push({ type: 'note', line: [text(view.note)] });
  if (view.copy) blocks.push({ type: 'copy', text: `${reader.trigger}${view.copy}` });
  return {
    kind: 'choice',
    locale: reader.locale,
    tone: 'info',
    title: view.title,
    summary: view.question,
    blocks,
  };
}

/** `Create task «…»`, with the title cut to what fits a button. */
export function createLabel(title: string, locale: Reader['locale']): string {
  return texts(locale).buttons.createTask(cut(oneLine(title), TITLE_ON_BUTTON));
}
